package org.crossregion.filing.filing;

import java.util.List;
import java.util.Map;

/**
 * How much there is at an agency.
 *
 * @param agencies it and those below it, where they are asked for
 * @param byState all filings, by their state's code
 */
record QueueCounts(List<String> agencies, Map<String, Long> byState, Due reviews, Due proofs) {

    /** What waits, of it what is due today, and what is late. */
    record Due(long open, long dueToday, long overdue) {}
}
