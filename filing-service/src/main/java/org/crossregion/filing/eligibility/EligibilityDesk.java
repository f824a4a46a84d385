package org.crossregion.filing.eligibility;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.eligibility.CareQuestion;
import org.crossregion.eligibility.Eligibility;
import org.crossregion.eligibility.EligibilityAnswer;
import org.crossregion.eligibility.FiledPermission;
import org.crossregion.eligibility.HomeCare;
import org.crossregion.filing.filing.Filing;
import org.crossregion.filing.filing.Filings;
import org.crossregion.filing.institution.Institution;
import org.crossregion.filing.institution.Institutions;
import org.crossregion.filing.person.Insurance;
import org.crossregion.filing.person.Person;
import org.crossregion.filing.person.Persons;
import org.crossregion.filing.policy.FilingPolicies;
import org.crossregion.filing.refusal.FilingRefusal;
import org.crossregion.filing.region.Region;
import org.crossregion.filing.region.Regions;
import org.crossregion.values.Beijing;
import org.crossregion.values.CareType;
import org.crossregion.values.RegionCode;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.problem.Violation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Gathers what the question needs and asks {@link Eligibility}. */
@ApplicationScoped
class EligibilityDesk {

    private final Persons persons;
    private final Institutions institutions;
    private final Regions regions;
    private final FilingPolicies policies;
    private final Filings filings;
    private final Clock clock;

    EligibilityDesk(
            Persons persons,
            Institutions institutions,
            Regions regions,
            FilingPolicies policies,
            Filings filings,
            Clock clock) {
        this.persons = persons;
        this.institutions = institutions;
        this.regions = regions;
        this.policies = policies;
        this.filings = filings;
        this.clock = clock;
    }

    /**
     * What is asked.
     *
     * @param on the day the question is about; today if absent
     * @param admittedOn the day of admission; {@code on} if absent
     */
    record Question(
            String personNo,
            String institution,
            CareType care,
            Optional<LocalDate> on,
            Optional<LocalDate> admittedOn,
            boolean emergency) {}

    /** The answer, and the regions it was given for. */
    record Answer(
            EligibilityAnswer eligibility, RegionCode insuredRegion, RegionCode treatmentRegion) {}

    /**
     * @throws Refused if the person or the institution is not known, or no policy is in force
     */
    Answer answer(Question question) {
        LocalDate asked = question.on().orElseGet(() -> Beijing.day(clock.instant()));
        LocalDate admitted = question.admittedOn().orElse(asked);
        if (asked.isBefore(admitted)) {
            throw Refused.field("admittedOn", "order", "must not lie after on");
        }
        Person person = persons.get(question.personNo());
        Insurance insurance = person.mainInsurance(admitted);
        Institution institution = institution(question.institution());
        Region insured = regions.poolingRegion(insurance.region());
        Region treatment = regions.poolingRegion(institution.region());
        CareQuestion care =
                new CareQuestion(
                        insured.code(),
                        treatment.code(),
                        institution.region(),
                        institution.code(),
                        institution.networked(),
                        institution.agreementActive(),
                        insured.isOpen(),
                        treatment.isOpen(),
                        insurance.holdsOn(admitted),
                        question.care(),
                        admitted,
                        asked,
                        question.emergency());
        List<Filing> filed = filings.ofPerson(person.personNo());
        List<FiledPermission> permissions = filed.stream().map(Filing::permission).toList();
        Map<String, HomeCare> atHome =
                filed.stream().collect(Collectors.toMap(Filing::id, Filing::homeCare));
        return new Answer(
                Eligibility.answer(
                        policies.inForce(insured.code(), asked).value().rules(),
                        permissions,
                        atHome,
                        care),
                insured.code(),
                treatment.code());
    }

    private Institution institution(String code) {
        return institutions
                .find(code)
                .orElseThrow(
                        () ->
                                new Refused(
                                        FilingRefusal.INSTITUTION_UNKNOWN,
                                        "no institution " + code,
                                        List.of(
                                                new Violation(
                                                        "institution",
                                                        "known",
                                                        code + " is no institution's code"))));
    }
}
