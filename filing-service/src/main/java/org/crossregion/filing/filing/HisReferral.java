package org.crossregion.filing.filing;

import org.crossregion.filing.his.HisWords;
import org.crossregion.filing.policy.FilingPolicy;
import org.crossregion.filing.policy.HospitalTerms;
import org.crossregion.filing.policy.TypeTerms;
import org.crossregion.filing.refusal.FilingRefusal;
import org.crossregion.values.FilingType;
import org.crossregion.values.RegionCode;
import org.crossregion.web.his.HisRequest;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What 2501 and 2501A ask for. */
record HisReferral(HisRequest request) {

    static final String NODE = "refmedin";

    /** The fields of the national interface by our own. */
    static final Map<String, String> FIELDS =
            Map.ofEntries(
                    Map.entry("personNo", "psn_no"),
                    Map.entry("type", "refl_type"),
                    Map.entry("category", "refl_type"),
                    Map.entry("channel", "fixmedins_code"),
                    Map.entry("referredBy", "fixmedins_code"),
                    Map.entry("treatmentRegions", "mdtrtarea_admdvs"),
                    Map.entry("institutions", "reflin_medins_no"),
                    Map.entry("validFrom", "begndate"),
                    Map.entry("validUntil", "enddate"),
                    Map.entry("materials", "refl_opnn"));

    String personNo() {
        return text("psn_no");
    }

    /** What was sent in a field; the sender's code where the envelope has it. */
    String sent(String field) {
        return field.equals("fixmedins_code") ? request.institution() : text(field);
    }

    RegionCode region() {
        String code = text("mdtrtarea_admdvs");
        if (!code.matches("[0-9]{6}")) {
            throw HisWords.refused(
                    FilingRefusal.REGION_UNKNOWN, "mdtrtarea_admdvs", code + "：应为六位医保区划");
        }
        return RegionCode.of(code);
    }

    private LocalDate referredOn() {
        return request.day(NODE, "refl_date")
                .orElseThrow(
                        () ->
                                HisWords.refused(
                                        FilingRefusal.DATES_IMPOSSIBLE, "refl_date", "缺少转院日期"));
    }

    LocalDate from() {
        return request.day(NODE, "begndate").orElseGet(this::referredOn);
    }

    /**
     * The last day asked for, as far as the policy lets it be; the policy's own if none is.
     *
     * @throws org.crossregion.web.problem.Refused if it comes before the first, or is over
     */
    LocalDate until(FilingPolicy policy, LocalDate today) {
        LocalDate longest = policy.latestEnd(from());
        Optional<LocalDate> asked = request.day(NODE, "enddate");
        LocalDate last = asked.filter(day -> day.isBefore(longest)).orElse(longest);
        if (last.isBefore(from())) {
            throw HisWords.refused(
                    FilingRefusal.DATES_IMPOSSIBLE, "enddate", last + "：早于开始日期 " + from());
        }
        if (last.isBefore(today)) {
            throw HisWords.refused(
                    FilingRefusal.DATES_IMPOSSIBLE,
                    asked.isPresent() ? "enddate" : "begndate",
                    "有效期至 " + last + "，已过");
        }
        return last;
    }

    /** The hospital says expressly that it does not agree. */
    void mustBeAgreed() {
        if (text("hosp_agre_refl_flag").equals("0")) {
            throw HisWords.refused(
                    FilingRefusal.REFERRAL_NOT_ACCEPTED, "hosp_agre_refl_flag", "0：医院未同意转院");
        }
    }

    /**
     * The application it is for.
     *
     * @param terms whose materials the message stands for
     */
    Application application(FilingPolicy policy, TypeTerms terms, LocalDate today) {
        List<Material> materials = new ArrayList<>();
        for (String kind : policy.hospitals().materials()) {
            if (terms.allOf().contains(kind) || terms.oneOf().contains(kind)) {
                materials.add(
                        new Material(
                                kind,
                                request.infno() + " " + request.reference(),
                                Optional.of(referredOn()),
                                Optional.empty()));
            }
        }
        List<String> chosen =
                policy.mostInstitutions(terms) == 0 ? List.of() : List.of(text("reflin_medins_no"));
        return new Application(
                personNo(),
                FilingType.REFERRAL,
                terms.category(),
                List.of(region()),
                chosen,
                HospitalTerms.CHANNEL,
                from(),
                Optional.of(until(policy, today)),
                materials,
                false,
                reason(),
                Optional.of(request.institution()),
                Optional.empty(),
                Optional.of(text("diag_code")).filter(code -> !code.isEmpty()));
    }

    private String reason() {
        String said = text("refl_rea");
        return said.isEmpty() ? "定点医疗机构转院备案（" + request.infno() + "）" : said;
    }

    Referral referral(String filingId, Instant at) {
        return new Referral(
                filingId,
                request.infno(),
                request.institution(),
                request.reference(),
                at,
                personNo(),
                text("reflin_medins_no"),
                text("reflin_medins_name"),
                region(),
                text("refl_type"),
                referredOn(),
                text("diag_code"),
                text("diag_name"),
                text("dise_cond_dscr"),
                text("refl_rea"),
                text("refl_opnn"),
                text("refl_old_mdtrt_id"),
                text("tel"),
                text("addr"));
    }

    /** A reason is always on record. */
    static String reason(String memo) {
        return memo.isEmpty() ? "定点医疗机构撤销转院备案（2502）" : memo;
    }

    private String text(String field) {
        return request.text(NODE, field);
    }
}
