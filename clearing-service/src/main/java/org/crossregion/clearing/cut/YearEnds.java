package org.crossregion.clearing.cut;

import org.crossregion.values.Period;

/** Tells what becomes of what December leaves over; the clearing policies answer. */
public interface YearEnds {

    /**
     * Whether a circle clears it in a run of its own, the period of the year; else it goes to the
     * next months.
     */
    boolean hasRun(Circle circle, Period year);
}
