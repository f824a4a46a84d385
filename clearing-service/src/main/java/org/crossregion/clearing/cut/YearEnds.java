package org.crossregion.clearing.cut;

import org.crossregion.values.Period;

/** Tells what becomes of what comes late; the clearing policies answer. */
public interface YearEnds {

    /** Rules under which nothing is ever too late for the next month. */
    YearEnds NEVER_TOO_LATE =
            new YearEnds() {
                @Override
                public boolean hasRun(Circle circle, Period year) {
                    return false;
                }

                @Override
                public int lateMonths(Circle circle, Period origin) {
                    return Integer.MAX_VALUE;
                }
            };

    /**
     * Whether a circle clears what a year leaves over in a run of its own, the period of the year;
     * else it goes to the next months.
     */
    boolean hasRun(Circle circle, Period year);

    /**
     * How many months after the month of its origin a detail may clear without an application.
     *
     * @param origin the month it was settled in
     */
    int lateMonths(Circle circle, Period origin);
}
