package org.crossregion.fund.utilisation;

import java.time.Instant;
import java.util.List;

/** What the fund reads of clearing's event: the published sums of a period, per pair and scheme. */
record PeriodGenerated(
        Instant occurredAt,
        String authority,
        String tier,
        String period,
        int version,
        String sha256,
        List<Pair> pairs) {

    /**
     * One pair and scheme.
     *
     * @param clearedFen what was cleared, deductions not yet taken off
     * @param deductedFen what was deducted from it
     */
    record Pair(
            String insuredRegion,
            String treatmentRegion,
            String scheme,
            long cases,
            long clearedFen,
            long deductedFen) {}
}
