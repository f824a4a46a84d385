package org.crossregion.settlement.gateway;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.eligibility.FiledPermission;
import org.crossregion.settlement.accumulator.Accumulators;
import org.crossregion.settlement.accumulator.YearUse;
import org.crossregion.settlement.entitlement.Entitlement;
import org.crossregion.settlement.entitlement.Entitlements;
import org.crossregion.settlement.envelope.CodeTable;
import org.crossregion.settlement.envelope.Definitions;
import org.crossregion.settlement.envelope.Fields;
import org.crossregion.settlement.filing.Filings;
import org.crossregion.settlement.filing.Referred;
import org.crossregion.settlement.person.Insurance;
import org.crossregion.settlement.person.InsuredPerson;
import org.crossregion.settlement.person.Persons;
import org.crossregion.settlement.reference.Institution;
import org.crossregion.settlement.reference.Reference;
import org.crossregion.values.Beijing;
import org.crossregion.values.FilingType;
import org.crossregion.values.Fund;
import org.crossregion.values.Scheme;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Answers what is on record: code tables (1901), what a person has used in a year (5206), chronic
 * diseases (5301), institutions and referrals filed (5302, 5304).
 */
@ApplicationScoped
class RecordDesk implements Desk {

    /** 业务申请类型: 门慢门特登记. */
    private static final String CHRONIC = "01";

    private final Persons persons;
    private final PersonRow row;
    private final Accumulators accumulators;
    private final Filings filings;
    private final Reference reference;
    private final Entitlements entitlements;

    RecordDesk(
            Persons persons,
            PersonRow row,
            Accumulators accumulators,
            Filings filings,
            Reference reference,
            Entitlements entitlements) {
        this.persons = persons;
        this.row = row;
        this.accumulators = accumulators;
        this.filings = filings;
        this.reference = reference;
        this.entitlements = entitlements;
    }

    @Override
    public Map<String, Handler> handlers() {
        return Map.of(
                "1901", this::codes,
                "5206", this::year,
                "5301", this::chronicDiseases,
                "5302", this::institutions,
                "5304", this::referrals);
    }

    /** A table that is not known has no values; without a name, all tables. */
    private Map<String, ?> codes(Request request) {
        String asked = request.one("data").text("type");
        List<Map<String, Object>> rows = new ArrayList<>();
        for (CodeTable table : Definitions.load().tables()) {
            if (asked.isEmpty() || asked.equalsIgnoreCase(table.name())) {
                rows.addAll(codes(table, asked.isEmpty() ? table.name() : asked));
            }
        }
        return Map.of("list", rows);
    }

    /** Every value under the keys of the specification, and under those of Guangdong. */
    private static List<Map<String, Object>> codes(CodeTable table, String type) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (CodeTable.Value value : table.values()) {
            Map<String, Object> one = new HashMap<>();
            one.put("type", type);
            one.put("label", value.label());
            one.put("value", value.code());
            one.put("parentValue", "");
            one.put("sort", rows.size() + 1);
            one.put("valiFlag", true);
            one.put("dic_type_code", type);
            one.put("place_dic_val_code", value.code());
            one.put("place_dic_val_name", value.label());
            rows.add(one);
        }
        return rows;
    }

    private Map<String, ?> year(Request request) {
        Fields data = request.one("data");
        InsuredPerson person = persons.find(data.text("psn_no"));
        String said = data.text("cum_ym").replace("-", "");
        String asked = said.substring(0, Math.min(said.length(), 6));
        int year =
                asked.matches("[0-9]{4}([0-9]{2})?")
                        ? Integer.parseInt(asked.substring(0, 4))
                        : Beijing.day(request.receivedAt()).getYear();
        List<Map<String, Object>> rows = new ArrayList<>();
        person.insurances().stream()
                .map(Insurance::scheme)
                .distinct()
                .forEach(
                        scheme ->
                                sums(accumulators.read(person.personNo(), scheme, year), scheme)
                                        .forEach(
                                                (code, sum) ->
                                                        rows.add(
                                                                sum(
                                                                        scheme, year, asked, code,
                                                                        sum))));
        return Map.of("cuminfo", rows);
    }

    private static Map<String, Object> sum(
            Scheme scheme, int year, String asked, String code, BigDecimal sum) {
        Map<String, Object> row = new HashMap<>();
        row.put("insutype", Codes.insutype(scheme));
        row.put("year", String.valueOf(year));
        row.put("cum_ym", asked.isEmpty() ? String.valueOf(year) : asked);
        row.put("cum_type_code", code);
        row.put("cum", sum);
        return row;
    }

    /**
     * By the codes that clients read: C0000 admissions, S0000 and F0000 total, Q0000 deductible, D…
     * what a fund paid.
     */
    private static Map<String, BigDecimal> sums(YearUse use, Scheme scheme) {
        Map<String, BigDecimal> sums = new TreeMap<>();
        sums.put("C0000", BigDecimal.valueOf(use.admissions()));
        sums.put("S0000", use.total().yuan());
        sums.put("F0000", use.total().yuan());
        sums.put("Q0000", use.deductible().plus(use.yearlyDeductible()).yuan());
        sums.put(paidBy(Fund.POOLING, scheme), use.pooling().yuan());
        use.layers().forEach((fund, layer) -> sums.put(paidBy(fund, scheme), layer.paid().yuan()));
        return sums;
    }

    private static String paidBy(Fund fund, Scheme scheme) {
        String type = Codes.fundPayType(fund, scheme).code();
        return "D" + type.substring(0, type.length() - 1) + "1";
    }

    private Map<String, ?> chronicDiseases(Request request) {
        InsuredPerson person = persons.find(request.one("data").text("psn_no"));
        List<Map<String, Object>> rows = new ArrayList<>();
        LocalDate today = Beijing.day(request.receivedAt());
        if (persons.isRemote(person.personNo())) {
            persons.chronicDiseasesElsewhere(person.personNo())
                    .forEach(
                            one ->
                                    rows.add(
                                            chronicDisease(
                                                    one.code(),
                                                    one.name(),
                                                    one.validFrom(),
                                                    one.validUntil())));
            return Map.of("feedetail", rows);
        }
        for (Entitlement one : entitlements.currentOf(person.personNo(), today)) {
            rows.add(
                    chronicDisease(
                            one.diseaseCode(),
                            one.diseaseName(),
                            one.validFrom(),
                            one.lastDay().orElse(null)));
        }
        return Map.of("feedetail", rows);
    }

    private static Map<String, Object> chronicDisease(
            String code, String name, LocalDate from, LocalDate until) {
        Map<String, Object> row = new HashMap<>();
        row.put("opsp_dise_code", code);
        row.put("opsp_dise_name", name);
        row.put("begndate", from);
        row.put("enddate", until);
        return row;
    }

    /** Those of filings; with 业务申请类型 01 those of chronic diseases, without one all. */
    private Map<String, ?> institutions(Request request) {
        Fields data = request.one("data");
        InsuredPerson person = persons.find(data.text("psn_no"));
        String kind = data.text("biz_appy_type");
        List<Map<String, Object>> rows = new ArrayList<>();
        if (!kind.equals(CHRONIC)) {
            for (FiledPermission filing : filings.activeOf(person.personNo())) {
                rows.addAll(
                        designated(
                                person,
                                insutype(person),
                                filing.institutions(),
                                filing.validFrom(),
                                filing.validUntil().orElse(null),
                                filing.type().label()));
            }
        }
        if (kind.equals(CHRONIC) || kind.isEmpty()) {
            LocalDate today = Beijing.day(request.receivedAt());
            for (Entitlement one : entitlements.currentOf(person.personNo(), today)) {
                rows.addAll(
                        designated(
                                person,
                                Codes.insutype(one.scheme()),
                                one.institutions(),
                                one.validFrom(),
                                one.lastDay().orElse(null),
                                one.diseaseName()));
            }
        }
        return Map.of("psnfixmedin", rows);
    }

    private List<Map<String, Object>> designated(
            InsuredPerson person,
            String insutype,
            List<String> institutions,
            LocalDate from,
            LocalDate until,
            String memo) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (String code : institutions) {
            Map<String, Object> one = new HashMap<>();
            one.put("psn_no", person.personNo());
            one.put("insutype", insutype);
            one.put("fix_srt_no", String.valueOf(rows.size() + 1));
            one.put("fixmedins_code", code);
            one.put("fixmedins_name", name(code));
            one.put("begndate", from);
            one.put("enddate", until);
            one.put("memo", memo);
            rows.add(one);
        }
        return rows;
    }

    private String name(String institution) {
        return reference.findInstitution(institution).map(Institution::name).orElse("");
    }

    private static String insutype(InsuredPerson person) {
        return person.insurances().stream()
                .filter(relation -> relation.status().equals("1"))
                .findFirst()
                .map(relation -> Codes.insutype(relation.scheme()))
                .orElse(null);
    }

    private Map<String, ?> referrals(Request request) {
        Fields data = request.one("data");
        InsuredPerson person = persons.find(data.text("psn_no"));
        LocalDate today = Beijing.day(request.receivedAt());
        LocalDate from = data.day("begntime").orElse(LocalDate.EPOCH);
        LocalDate until = data.day("endtime").orElse(LocalDate.MAX);
        List<FiledPermission> asked =
                filings.activeOf(person.personNo()).stream()
                        .filter(filing -> filing.type() == FilingType.REFERRAL)
                        .filter(filing -> !filing.validFrom().isAfter(until))
                        .filter(filing -> !filing.validUntil().orElse(LocalDate.MAX).isBefore(from))
                        .toList();
        Map<String, Referred> told = filings.referrals(asked);
        List<Map<String, Object>> rows = new ArrayList<>();
        for (FiledPermission filing : asked) {
            Map<String, Object> one = referral(filing, person, today);
            Optional.ofNullable(told.get(filing.filingId())).ifPresent(said -> tell(one, said));
            rows.add(one);
        }
        return Map.of("refmedin", rows);
    }

    /** What 2501 or the application said; what nobody said stays as it is. */
    private void tell(Map<String, Object> one, Referred said) {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("diag_code", said.diagnosisCode());
        texts.put("diag_name", said.diagnosisName());
        texts.put("dise_cond_dscr", said.condition());
        texts.put("reflin_medins_no", said.referredTo());
        texts.put(
                "reflin_medins_name",
                said.referredName().isEmpty() ? name(said.referredTo()) : said.referredName());
        texts.put("refl_rea", said.reason());
        texts.values().removeIf(String::isEmpty);
        one.putAll(texts);
        if (said.referredOn() != null) {
            one.put("refl_date", said.referredOn());
        }
        if (!said.referredBy().isEmpty()) {
            one.put("hosp_agre_refl_flag", "1");
        }
    }

    private Map<String, Object> referral(
            FiledPermission filing, InsuredPerson person, LocalDate today) {
        Map<String, Object> one = row.of(person, today);
        one.put("insutype", insutype(person));
        one.put("dcla_souc", "1");
        person.insurances().stream()
                .findFirst()
                .ifPresent(
                        relation -> {
                            one.put("insu_optins", relation.admdvs());
                            one.put("emp_name", relation.employer());
                        });
        filing.institutions().stream()
                .findFirst()
                .ifPresent(
                        code -> {
                            one.put("reflin_medins_no", code);
                            one.put("reflin_medins_name", name(code));
                        });
        one.put("out_flag", true);
        one.put("refl_date", filing.validFrom());
        one.put("begndate", filing.validFrom());
        one.put("enddate", filing.validUntil().orElse(null));
        return one;
    }
}
