package org.crossregion.filing.eligibility;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.eligibility.CareCause;
import org.crossregion.eligibility.CareQuestion;
import org.crossregion.eligibility.Eligibility;
import org.crossregion.eligibility.EligibilityAnswer;
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
import org.crossregion.values.Scheme;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.problem.Violation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Gathers what the question needs and asks {@link Eligibility}. */
@ApplicationScoped
class EligibilityDesk {

    private final Persons persons;
    private final Institutions institutions;
    private final Regions regions;
    private final FilingPolicies policies;
    private final PersonRecords records;
    private final Clock clock;

    EligibilityDesk(
            Persons persons,
            Institutions institutions,
            Regions regions,
            FilingPolicies policies,
            PersonRecords records,
            Clock clock) {
        this.persons = persons;
        this.institutions = institutions;
        this.regions = regions;
        this.policies = policies;
        this.records = records;
        this.clock = clock;
    }

    /**
     * What is asked.
     *
     * @param on the day the question is about; today if absent
     * @param admittedOn the day of admission; {@code on} if absent
     * @param cause what brought the person there, as far as it was stated
     * @param scheme under which relation; the one that holds if absent
     */
    record Question(
            String personNo,
            String institution,
            CareType care,
            Optional<LocalDate> on,
            Optional<LocalDate> admittedOn,
            boolean emergency,
            Optional<CareCause> cause,
            Optional<Scheme> scheme) {}

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
        Insurance insurance = insurance(person, question.scheme(), admitted);
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
                        institution.agreementHoldsOn(admitted),
                        insured.isOpen(),
                        treatment.isOpen(),
                        insurance.holdsOn(admitted),
                        question.care(),
                        admitted,
                        asked,
                        question.emergency(),
                        question.cause(),
                        false);
        return new Answer(
                Eligibility.answer(
                        policies.inForce(insured.code(), asked).value().rules(),
                        records.of(person.personNo()),
                        care),
                insured.code(),
                treatment.code());
    }

    /** The relation to a scheme, one in force before an ended one; or the one that holds. */
    private static Insurance insurance(Person person, Optional<Scheme> scheme, LocalDate day) {
        return scheme.map(
                        one ->
                                person.insurances().stream()
                                        .filter(insurance -> insurance.scheme() == one)
                                        .min(
                                                Comparator.comparing(
                                                        insurance ->
                                                                !insurance.status().equals("1")))
                                        .orElseThrow(
                                                () ->
                                                        new Refused(
                                                                FilingRefusal.NOT_INSURED,
                                                                "not insured as " + one.label())))
                .orElseGet(() -> person.mainInsurance(day));
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
