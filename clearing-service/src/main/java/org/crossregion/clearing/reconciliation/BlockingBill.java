package org.crossregion.clearing.reconciliation;

import org.crossregion.values.Money;

import java.time.OffsetDateTime;

/**
 * A bill that does not clear in its month.
 *
 * @param settledAt null for one that only the other side has
 * @param said the reason in words
 * @param remedy what to do about it
 * @param discrepancy the difference it is about; null if it is none
 */
public record BlockingBill(
        String settlementId,
        String institution,
        String visitId,
        String personNo,
        OffsetDateTime settledAt,
        Money cleared,
        BlockingReason reason,
        String said,
        String remedy,
        Long discrepancy,
        DifferenceClass differenceClass) {}
