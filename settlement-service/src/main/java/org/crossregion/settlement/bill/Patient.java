package org.crossregion.settlement.bill;

import org.crossregion.eligibility.EligibilityAnswer;
import org.crossregion.eligibility.EligibilityReason;
import org.crossregion.settlement.benefit.BenefitQuestion.FiledAs;
import org.crossregion.settlement.benefit.HospitalLevel;
import org.crossregion.settlement.person.Insurance;
import org.crossregion.settlement.person.InsuredPerson;

import java.util.Optional;

/**
 * Who is settled where, as what; decided before anything is locked.
 *
 * @param isRemote another platform computes
 * @param claims the person claims afterwards, so that layers pay which are not settled directly
 */
record Patient(
        InsuredPerson person,
        Insurance insurance,
        HospitalLevel level,
        EligibilityAnswer answer,
        boolean isRemote,
        boolean claims) {

    FiledAs filedAs() {
        if (answer.filingType().isPresent()) {
            return FiledAs.of(answer.filingType().get());
        }
        return answer.reason() == EligibilityReason.UNFILED_ALLOWED
                ? new FiledAs(Optional.empty(), true)
                : FiledAs.NOT_NEEDED;
    }

    /** Whether the account pays: the person must want it, and no filing may bar it. */
    boolean pays(SettleRequest request) {
        return request.useAccount() && !answer.accountSuspended();
    }
}
