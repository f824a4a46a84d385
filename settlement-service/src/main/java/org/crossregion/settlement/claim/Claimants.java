package org.crossregion.settlement.claim;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.settlement.filing.Counter;
import org.crossregion.settlement.person.Insurance;
import org.crossregion.settlement.person.InsuredPerson;
import org.crossregion.settlement.person.Persons;
import org.crossregion.settlement.refusal.SettlementRefusal;
import org.crossregion.values.Scheme;
import org.crossregion.web.problem.Refused;

import java.time.LocalDate;

/**
 * Finds who claims, and under which insurance; only of regions whose benefits are computed here.
 */
@ApplicationScoped
class Claimants {

    private final Persons persons;
    private final Counter counter;

    Claimants(Persons persons, Counter counter) {
        this.persons = persons;
        this.counter = counter;
    }

    /**
     * @throws Refused if the person is unknown, has no such insurance, or is another platform's
     */
    Claimant find(String personNo, Scheme scheme, LocalDate day) {
        InsuredPerson person = persons.find(personNo);
        Insurance insurance =
                person.insurance(scheme)
                        .orElseThrow(
                                () ->
                                        new Refused(
                                                SettlementRefusal.NOT_IN_SCHEME,
                                                personNo + " 未参加" + scheme.label() + "医保"));
        if (!counter.isHosted(insurance.poolingRegion(), day)) {
            throw new Refused(
                    SettlementRefusal.REGION_NOT_HOSTED,
                    insurance.poolingRegion() + " 的零星报销由其所属平台办理");
        }
        return new Claimant(person, insurance);
    }
}
