package org.crossregion.fund.utilisation;

import java.time.Instant;

/**
 * What the fund reads of settlement's event: a bill, or its mirror with negative amounts.
 *
 * @param kind settlement, cancellation, refund or undo
 * @param originalId what a mirror undoes; null for a bill
 * @param settledAt null from a sender that does not tell
 * @param inClearing false for people treated where they are insured
 */
record SettlementRecorded(
        String settlementId,
        String kind,
        String originalId,
        String insuredRegion,
        String treatmentRegion,
        String scheme,
        String originPeriod,
        Instant settledAt,
        boolean inClearing,
        long totalFen,
        long clearedFen) {}
