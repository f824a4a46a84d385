package org.crossregion.clearing.period;

import org.crossregion.clearing.cut.Circle;
import org.crossregion.values.Period;

/** One month of one authority and tier. */
public record PeriodKey(Circle circle, Period period) {

    public PeriodKey {
        if (!period.isMonth()) {
            throw new IllegalArgumentException(period + " is a year; months are cleared here");
        }
    }

    /** The key of its events: {@code 220000:province:2026-10}. */
    public String eventKey() {
        return circle.authority() + ":" + circle.tier().code() + ":" + period;
    }

    @Override
    public String toString() {
        return circle + " " + period;
    }
}
