package org.crossregion.clearing.reconciliation;

import java.time.Instant;
import java.util.Optional;

/**
 * A difference that is tracked (对账差异), as it was seen last.
 *
 * @param list the list whose run saw it last
 * @param resolution empty as long as it is open
 */
record Discrepancy(
        long no,
        Party party,
        java.time.LocalDate begins,
        java.time.LocalDate ends,
        Difference seen,
        java.util.UUID list,
        Instant openedAt,
        Optional<Resolution> resolution) {

    /** What became of it: how, by whom, why. */
    record Resolution(Way way, String reason, String by, Instant at) {}

    boolean isOpen() {
        return resolution.isEmpty();
    }
}
