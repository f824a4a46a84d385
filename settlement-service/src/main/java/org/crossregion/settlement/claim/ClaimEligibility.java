package org.crossregion.settlement.claim;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.eligibility.CareQuestion;
import org.crossregion.eligibility.EligibilityAnswer;
import org.crossregion.eligibility.EligibilityReason;
import org.crossregion.settlement.filing.Counter;
import org.crossregion.settlement.person.Insurance;
import org.crossregion.settlement.reference.Institution;
import org.crossregion.settlement.refusal.SettlementRefusal;
import org.crossregion.settlement.visit.CareKind;
import org.crossregion.settlement.visit.StayDays;
import org.crossregion.settlement.visit.Visits;
import org.crossregion.values.CareType;
import org.crossregion.web.problem.Refused;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How a person was filed for care that is claimed. That it was not settled directly bars nothing:
 * an institution or region that is not connected is why it is claimed, and care without a filing is
 * reduced as policy says. What bars the benefit itself bars the claim.
 */
@ApplicationScoped
class ClaimEligibility {

    private static final Set<EligibilityReason> BARRING =
            Set.of(
                    EligibilityReason.NOT_INSURED,
                    EligibilityReason.CAUSE_EXCLUDED,
                    EligibilityReason.PERSON_SUSPENDED,
                    EligibilityReason.HOME_CARE_BARRED,
                    EligibilityReason.ADMISSION_NOT_TOLD,
                    EligibilityReason.STAY_TOO_LONG,
                    EligibilityReason.FILING_SUSPENDED);

    private final Counter counter;
    private final Visits visits;

    ClaimEligibility(Counter counter, Visits visits) {
        this.counter = counter;
        this.visits = visits;
    }

    /** Refused if outpatient care or a purchase falls on a day of a stay that stands. */
    void mustBeOutsideStays(Claim claim, Collection<LocalDate> days) {
        if (CareKind.isStay(claim.care().careType(), claim.care().medType())) {
            return;
        }
        for (StayDays stay : visits.stays(claim.personNo())) {
            if (days.stream().anyMatch(stay::holds)) {
                throw Visits.inHospital(stay);
            }
        }
    }

    /**
     * @param askedOn filings made up to this day count
     * @throws Refused if the person has no benefit at all
     */
    EligibilityAnswer of(
            String personNo,
            Insurance insurance,
            ClaimedAt at,
            CareType care,
            LocalDate beganOn,
            LocalDate askedOn,
            boolean emergency) {
        CareQuestion asked =
                counter.question(
                        insurance, institution(at), care, beganOn, askedOn, emergency, true);
        EligibilityAnswer answer = counter.look(personNo, asked.asClaim());
        if (BARRING.contains(answer.reason())) {
            throw new Refused(SettlementRefusal.of(answer.reason()), answer.text());
        }
        return answer.direct()
                ? answer
                : new EligibilityAnswer(
                        true,
                        Optional.empty(),
                        Optional.empty(),
                        answer.accountSuspended(),
                        EligibilityReason.UNFILED_ALLOWED);
    }

    private static Institution institution(ClaimedAt at) {
        return new Institution(
                at.code(),
                at.name(),
                "hospital",
                at.level(),
                at.admdvs(),
                false,
                false,
                true,
                "active",
                Optional.empty(),
                "network",
                List.of(),
                1);
    }
}
