package org.crossregion.clearing.calendar;

import org.crossregion.values.Beijing;
import org.crossregion.values.Period;

import java.time.Instant;
import java.time.LocalTime;
import java.time.MonthDay;

/**
 * When a step of the year's end is due.
 *
 * @param on the day of the next year, by whose end or on which the step is taken
 * @param at the Beijing time of that day
 * @param job whether the calendar takes the step by itself then
 */
public record YearDate(MonthDay on, LocalTime at, boolean job) {

    /** When the step is due for a year. */
    public Instant due(Period year) {
        return Beijing.instant(on.atYear(year.endDay().getYear()).atTime(at));
    }
}
