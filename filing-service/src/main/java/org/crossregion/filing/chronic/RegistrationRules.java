package org.crossregion.filing.chronic;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.filing.institution.Institution;
import org.crossregion.filing.institution.Institutions;
import org.crossregion.filing.person.Insurance;
import org.crossregion.filing.person.Person;
import org.crossregion.filing.refusal.FilingRefusal;
import org.crossregion.filing.region.Regions;
import org.crossregion.values.RegionCode;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.problem.Violation;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Judges a registration: the person is insured, the region lists the disease, the days and the
 * designated institutions are as its terms say. The words of its refusals are for the counter.
 */
@ApplicationScoped
class RegistrationRules {

    private final ChronicDiseaseRepository diseases;
    private final Institutions institutions;
    private final Regions regions;

    RegistrationRules(
            ChronicDiseaseRepository diseases, Institutions institutions, Regions regions) {
        this.diseases = diseases;
        this.institutions = institutions;
        this.regions = regions;
    }

    /** The insurance that a registration rests on, and the pooling region that pays. */
    record Insured(Insurance insurance, RegionCode region) {}

    /**
     * @throws Refused if the person is not insured in that scheme on the first day
     */
    Insured insured(Person person, Registration asked) {
        Optional<Insurance> found =
                person.insurances().stream()
                        .filter(one -> one.holdsOn(asked.validFrom()))
                        .filter(
                                one ->
                                        asked.scheme().isEmpty()
                                                || one.scheme() == asked.scheme().get())
                        .findFirst();
        Insurance insurance =
                found.orElseThrow(
                        () ->
                                refused(
                                        FilingRefusal.NOT_INSURED,
                                        "personNo",
                                        "人员 "
                                                + person.personNo()
                                                + " 在 "
                                                + asked.validFrom()
                                                + " 没有正常参保的该险种关系"));
        return new Insured(insurance, regions.poolingRegion(insurance.region()).code());
    }

    /**
     * The region's terms of the disease.
     *
     * @throws Refused if it lists none, or leaves registering to its agencies
     */
    ChronicDisease terms(Insured insured, Registration asked, LocalDate today) {
        LocalDate day = asked.validFrom().isAfter(today) ? asked.validFrom() : today;
        ChronicDisease disease = offered(insured.region(), asked.diseaseCode(), day);
        if (asked.isByHospital() && !disease.hospitalsRegister()) {
            throw refused(
                    FilingRefusal.AGENCY_REGISTERS,
                    "diseaseCode",
                    "参保地 " + insured.region() + " 的" + disease.name() + "只在经办机构登记");
        }
        return disease;
    }

    /**
     * What a region says of a disease on a day.
     *
     * @throws Refused if it does not list it
     */
    ChronicDisease offered(RegionCode region, String code, LocalDate day) {
        return diseases.inForce(region, code, day)
                .orElseThrow(
                        () ->
                                refused(
                                        FilingRefusal.DISEASE_NOT_OFFERED,
                                        "diseaseCode",
                                        "参保地 " + region + " 的门慢门特病种目录没有 " + code));
    }

    /** The last day: as asked, or as long as the terms allow. */
    Optional<LocalDate> lastDay(ChronicDisease terms, Registration asked) {
        Optional<LocalDate> longest =
                terms.validMonths() == 0
                        ? Optional.empty()
                        : Optional.of(
                                asked.validFrom().plusMonths(terms.validMonths()).minusDays(1));
        Optional<LocalDate> last = asked.validUntil().isPresent() ? asked.validUntil() : longest;
        mustFit(terms, asked.validFrom(), last);
        return last;
    }

    /**
     * @throws Refused if the last day comes before the first, or later than the terms allow
     */
    void mustFit(ChronicDisease terms, LocalDate first, Optional<LocalDate> last) {
        boolean backward = last.filter(day -> day.isBefore(first)).isPresent();
        boolean endless = terms.validMonths() > 0 && last.isEmpty();
        boolean tooLong =
                terms.validMonths() > 0
                        && last.filter(day -> !day.isBefore(first.plusMonths(terms.validMonths())))
                                .isPresent();
        if (backward || endless || tooLong) {
            throw refused(
                    FilingRefusal.DATES_IMPOSSIBLE,
                    "validUntil",
                    "开始 "
                            + first
                            + "，结束 "
                            + last.map(LocalDate::toString).orElse("（空）")
                            + (backward ? "：早于开始" : "：最长 " + terms.validMonths() + " 个月"));
        }
    }

    /**
     * @throws Refused if the disease was found by nobody known, or on a day that has not come
     */
    void mustBeIdentified(Registration asked, LocalDate today) {
        if (!asked.identifiedBy().isEmpty() && institutions.find(asked.identifiedBy()).isEmpty()) {
            throw refused(
                    FilingRefusal.INSTITUTION_UNKNOWN,
                    "identifiedBy",
                    "鉴定机构 " + asked.identifiedBy() + " 不在名录中");
        }
        if (asked.identifiedOn().filter(day -> day.isAfter(today)).isPresent()) {
            throw refused(
                    FilingRefusal.DATES_IMPOSSIBLE,
                    "identifiedOn",
                    "鉴定日期 " + asked.identifiedOn().get() + " 晚于今天");
        }
    }

    /**
     * The designated institutions. A hospital names just the one that found the disease, which is
     * designated where the terms demand that one is.
     */
    static List<String> designated(ChronicDisease terms, Registration asked) {
        return asked.isByHospital() && terms.maxInstitutions() == 0
                ? List.of()
                : asked.institutions();
    }

    /**
     * @throws Refused if there are too many or none where some must be, or one is not known, named
     *     twice or without an agreement
     */
    void mustBeDesignable(ChronicDisease terms, List<String> designated, LocalDate today) {
        int most = terms.maxInstitutions();
        if (most > 0 && (designated.isEmpty() || designated.size() > most)) {
            throw institutions(
                    terms.name() + "须选定 1 至 " + most + " 家定点机构，现为 " + designated.size() + " 家");
        }
        if (new HashSet<>(designated).size() < designated.size()) {
            throw institutions("定点机构重复");
        }
        Map<String, Institution> known = institutions.find(designated);
        for (String code : designated) {
            Institution institution = known.get(code);
            if (institution == null
                    || !institution.networked()
                    || !institution.agreementHoldsOn(today)) {
                throw institutions("定点机构 " + code + " 不在名录中、未联网或协议已终止");
            }
        }
    }

    private static Refused institutions(String words) {
        return refused(FilingRefusal.INSTITUTIONS_NOT_ACCEPTED, "institutions", words);
    }

    static Refused refused(FilingRefusal refusal, String field, String words) {
        return new Refused(refusal, words, List.of(new Violation(field, refusal.code(), words)));
    }
}
