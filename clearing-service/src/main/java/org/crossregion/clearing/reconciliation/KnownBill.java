package org.crossregion.clearing.reconciliation;

import org.crossregion.values.Money;
import org.crossregion.values.Period;

import java.util.Optional;

/**
 * A detail of ours as reconciliation compares it.
 *
 * @param originalId the settlement that this mirror takes back
 * @param takenBack a mirror takes it back, whenever that was
 * @param deducted what confirmed deductions take from it
 */
public record KnownBill(
        String settlementId,
        Optional<String> originalId,
        Period origin,
        String visitId,
        String personNo,
        Sums sums,
        boolean takenBack,
        Money deducted) {

    boolean isMirror() {
        return originalId.isPresent();
    }

    /** One of a pair that comes to nothing: what was settled, or what took it back. */
    boolean isRefunded() {
        return isMirror() || takenBack;
    }
}
