package org.crossregion.clearing.period;

import org.crossregion.clearing.cut.Circle;
import org.crossregion.values.Period;

/** One month of one authority and tier, or its year: what the twelve months have left over. */
public record PeriodKey(Circle circle, Period period) {

    /** The key of its events: {@code 220000:province:2026-10}. */
    public String eventKey() {
        return circle.authority() + ":" + circle.tier().code() + ":" + period;
    }

    @Override
    public String toString() {
        return circle + " " + period;
    }
}
