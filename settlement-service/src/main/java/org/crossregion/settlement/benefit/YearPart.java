package org.crossregion.settlement.benefit;

import org.crossregion.settlement.accumulator.YearUse;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * The days of a stay that lie in one year.
 *
 * @param days at least one; of admission and discharge only the day of admission counts
 * @param used in that year before the bill
 */
public record YearPart(int year, int days, YearUse used) {

    /** A year and a number of days in it. */
    public record Days(int year, int days) {}

    public YearPart {
        if (days < 1) {
            throw new IllegalArgumentException(days + " days in " + year);
        }
    }

    /** The years of the days from one day on and before another, in order; of one day, its year. */
    public static List<Days> of(LocalDate from, LocalDate to) {
        LocalDate end = to.isAfter(from) ? to : from.plusDays(1);
        List<Days> years = new ArrayList<>();
        for (LocalDate day = from; day.isBefore(end); ) {
            LocalDate turn = LocalDate.of(day.getYear() + 1, 1, 1);
            LocalDate next = turn.isBefore(end) ? turn : end;
            years.add(new Days(day.getYear(), (int) ChronoUnit.DAYS.between(day, next)));
            day = next;
        }
        return years;
    }
}
