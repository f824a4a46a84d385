package org.crossregion.settlement.topup;

import org.crossregion.values.RegionCode;
import org.crossregion.web.identity.IdentityNumbers;

import java.time.Instant;
import java.util.Optional;

/**
 * A proposal to pay what a settlement has underpaid, and what became of it.
 *
 * @param topUpId T, insured region, day, seven digits; what it pays is entered under the same
 * @param decision who decided and why; absent while nobody has
 */
record TopUp(
        String topUpId,
        TopUpState state,
        String settlementId,
        String personNo,
        RegionCode insuredRegion,
        TopUpCause cause,
        Correction correction,
        String reason,
        String evidence,
        String proposedBy,
        Instant proposedAt,
        Optional<Decision> decision) {

    TopUp {
        reason = IdentityNumbers.maskAll(reason);
        evidence = IdentityNumbers.maskAll(evidence);
    }

    /** Who decided. */
    record Decision(String by, Instant at, String reason) {}
}
