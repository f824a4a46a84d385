package org.crossregion.clearing.calendar;

import org.crossregion.values.Beijing;
import org.crossregion.values.Period;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;

/**
 * When a step is due.
 *
 * @param day the day of the next month, by whose end or on which the step is taken; 31 is its last
 * @param at the Beijing time of that day; 24:00 is written as 00:00 of the next day
 * @param job whether the calendar takes the step by itself then
 * @param silence what a region's silence until then means, such as {@code confirmed}
 */
public record StepDate(int day, LocalTime at, boolean job, Optional<String> silence) {

    public StepDate {
        if (day < 1 || day > 31) {
            throw new IllegalArgumentException("a day of the month is 1 to 31, not " + day);
        }
    }

    /** When the step is due for a month. */
    public Instant due(Period month) {
        LocalDate first = month.endDay();
        LocalDate due = first.withDayOfMonth(Math.min(day, first.lengthOfMonth()));
        return Beijing.instant(due.atTime(at));
    }
}
