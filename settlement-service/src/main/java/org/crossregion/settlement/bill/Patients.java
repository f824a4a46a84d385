package org.crossregion.settlement.bill;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.eligibility.EligibilityAnswer;
import org.crossregion.settlement.benefit.HospitalLevel;
import org.crossregion.settlement.filing.Counter;
import org.crossregion.settlement.person.Insurance;
import org.crossregion.settlement.person.InsuredPerson;
import org.crossregion.settlement.person.Persons;
import org.crossregion.settlement.reference.Institution;
import org.crossregion.settlement.reference.Reference;
import org.crossregion.settlement.refusal.SettlementRefusal;
import org.crossregion.settlement.visit.Visit;
import org.crossregion.values.Beijing;
import org.crossregion.web.problem.Refused;

import java.time.Instant;
import java.time.LocalDate;

/** Finds out who a visit's patient is and whether the bill may be settled directly. */
@ApplicationScoped
class Patients {

    private final Persons persons;
    private final Reference reference;
    private final Counter counter;

    Patients(Persons persons, Reference reference, Counter counter) {
        this.persons = persons;
        this.reference = reference;
        this.counter = counter;
    }

    /**
     * @throws Refused if the person is not to be settled directly
     */
    Patient of(Visit visit, Instant now) {
        InsuredPerson person = persons.find(visit.personNo());
        Insurance insurance = insurance(person, visit);
        Institution institution = reference.institution(visit.institution());
        LocalDate today = Beijing.day(now);
        EligibilityAnswer answer =
                counter.mustBeDirect(
                        visit.personNo(),
                        visit.scheme(),
                        counter.question(
                                insurance,
                                institution,
                                visit.careType(),
                                Beijing.day(visit.beganAt()),
                                today,
                                visit.emergency(),
                                visit.isStay()));
        return new Patient(
                person,
                insurance,
                HospitalLevel.ofGrade(institution.level()),
                answer,
                !counter.isHosted(visit.insuredRegion(), today),
                false);
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
