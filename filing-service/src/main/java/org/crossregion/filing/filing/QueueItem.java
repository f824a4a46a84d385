package org.crossregion.filing.filing;

import org.crossregion.eligibility.FilingState;
import org.crossregion.values.FilingType;
import org.crossregion.values.RegionCode;

import java.time.Instant;
import java.time.LocalDate;

/**
 * One thing to be done at an agency.
 *
 * @param kind {@code review} of what was submitted, or {@code proof} that was promised
 * @param overdue the day has passed
 */
record QueueItem(
        String kind,
        LocalDate dueOn,
        boolean overdue,
        String agency,
        String filingId,
        String personNo,
        FilingType type,
        FilingState state,
        RegionCode district,
        String channel,
        Instant submittedAt) {

    /** Where it stands in the queue: by day, then by filing. */
    String place() {
        return dueOn + "|" + filingId + "|" + kind;
    }
}
