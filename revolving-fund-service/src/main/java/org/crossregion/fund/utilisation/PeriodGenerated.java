package org.crossregion.fund.utilisation;

import org.crossregion.values.Period;

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
     * @param origins the same by month of origin; null from a sender that does not tell
     */
    record Pair(
            String insuredRegion,
            String treatmentRegion,
            String scheme,
            long cases,
            long clearedFen,
            long deductedFen,
            List<Origin> origins) {

        /** By month of origin; untold, all is of the period's own, last month. */
        List<Origin> byOrigin(Period period) {
            if (origins != null && !origins.isEmpty()) {
                return origins;
            }
            List<Period> months = period.months();
            String own = months.get(months.size() - 1).toString();
            return List.of(new Origin(own, cases, clearedFen, deductedFen));
        }
    }

    /** What of it was settled in one month. */
    record Origin(String originPeriod, long cases, long clearedFen, long deductedFen) {}

    Period clearingPeriod() {
        return Period.fromString(period);
    }
}
