package org.crossregion.clearing.national;

import org.crossregion.clearing.reconciliation.DifferenceClass;
import org.crossregion.clearing.total.Amounts;
import org.crossregion.values.Money;
import org.crossregion.values.RegionPair;
import org.crossregion.values.Scheme;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A difference from the nation's result that is tracked to its resolution.
 *
 * @param result the one in which it was first seen
 * @param row its row in that file; 0 if it has none
 * @param resolution empty as long as it is open
 */
record NationalDifference(
        long no,
        UUID result,
        String settlementId,
        RegionPair pair,
        Scheme scheme,
        DifferenceClass kind,
        int row,
        Side here,
        Side there,
        String said,
        Instant openedAt,
        Optional<Resolved> resolution) {

    /** What one side has of it; nothing but zeros if it has none. */
    record Side(long cases, Money total, Money cleared, Money deducted) {}

    /** What became of it. */
    record Resolved(Resolution way, String reason, String by, Instant at) {}

    boolean isOpen() {
        return resolution.isEmpty();
    }

    /** Whether it is what a comparison sees now. */
    boolean isSame(Found found) {
        return kind == found.kind()
                && said.equals(found.said())
                && here.equals(side(found.here()))
                && there.equals(side(found.there()));
    }

    private static Side side(Amounts amounts) {
        return new Side(amounts.cases(), amounts.total(), amounts.cleared(), amounts.deducted());
    }
}
