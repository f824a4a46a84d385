package org.crossregion.settlement.bill;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.eligibility.EligibilityAnswer;
import org.crossregion.settlement.benefit.BenefitPolicies;
import org.crossregion.settlement.benefit.HospitalLevel;
import org.crossregion.settlement.entitlement.ChronicCare;
import org.crossregion.settlement.entitlement.Entitlements;
import org.crossregion.settlement.filing.Counter;
import org.crossregion.settlement.person.Insurance;
import org.crossregion.settlement.person.InsuredPerson;
import org.crossregion.settlement.person.Persons;
import org.crossregion.settlement.reference.Institution;
import org.crossregion.settlement.reference.Reference;
import org.crossregion.settlement.refusal.SettlementRefusal;
import org.crossregion.settlement.visit.Visit;
import org.crossregion.settlement.visit.Visits;
import org.crossregion.values.Beijing;
import org.crossregion.values.CareType;
import org.crossregion.web.problem.Refused;

import java.time.Instant;
import java.time.LocalDate;

/** Finds out who a visit's patient is and whether the bill may be settled directly. */
@ApplicationScoped
class Patients {

    private final Persons persons;
    private final Reference reference;
    private final Counter counter;
    private final Entitlements entitlements;
    private final BenefitPolicies policies;

    Patients(
            Persons persons,
            Reference reference,
            Counter counter,
            Entitlements entitlements,
            BenefitPolicies policies) {
        this.persons = persons;
        this.reference = reference;
        this.counter = counter;
        this.entitlements = entitlements;
        this.policies = policies;
    }

    /**
     * @throws Refused if the person is not to be settled directly, or not entitled to the chronic
     *     disease that this is care for
     */
    Patient of(Rounds.Round round, Instant now) {
        Visit visit = round.visit();
        InsuredPerson person = persons.find(visit.personNo());
        Insurance insurance = insurance(person, visit);
        Institution institution = reference.institution(visit.institution());
        Visits.mustOffer(institution, visit.careType());
        LocalDate today = Beijing.day(now);
        EligibilityAnswer answer =
                counter.mustBeDirect(
                        visit.personNo(),
                        visit.scheme(),
                        counter.question(
                                        insurance,
                                        institution,
                                        underAgreement(visit, institution, today),
                                        visit.careType(),
                                        Beijing.day(visit.beganAt()),
                                        today,
                                        visit.emergency())
                                .because(visit.cause()));
        boolean remote = !counter.isHosted(visit.insuredRegion(), today);
        if (visit.careType() == CareType.CHRONIC_OUTPATIENT && !remote) {
            entitlements.mustCover(chronic(visit, round), visit.visitId());
        }
        return new Patient(
                person,
                insurance,
                HospitalLevel.ofGrade(institution.level()),
                answer,
                remote,
                false);
    }

    /**
     * Whether the institution's agreement holds, or has ended since a stay was admitted that goes
     * on by the insured region's policy. One that ended nobody said when held at admission, for
     * nobody was admitted without.
     */
    private boolean underAgreement(Visit visit, Institution institution, LocalDate today) {
        if (institution.isUnderAgreementOn(today) || !visit.isStay()) {
            return institution.isUnderAgreementOn(Beijing.day(visit.beganAt()));
        }
        return policies.stays(visit.insuredRegion(), visit.scheme(), today).finishAfterAgreement()
                && (institution.agreementUntil().isEmpty()
                        || institution.isUnderAgreementOn(Beijing.day(visit.beganAt())));
    }

    private static ChronicCare chronic(Visit visit, Rounds.Round round) {
        return new ChronicCare(
                visit.personNo(),
                visit.scheme(),
                visit.insuredRegion(),
                visit.institution(),
                Beijing.day(visit.beganAt()),
                round.diseases());
    }

    private static Insurance insurance(InsuredPerson person, Visit visit) {
        return person.insurance(visit.scheme())
                .orElseThrow(
                        () ->
                                new Refused(
                                        SettlementRefusal.NOT_IN_SCHEME,
                                        visit.personNo() + " 未参加" + visit.scheme().label() + "医保"));
    }
}
