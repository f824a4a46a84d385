package org.crossregion.values;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Set;

/**
 * The working days (工作日) of some years: weekdays but the public holidays, and the weekend days
 * worked in exchange (调休). Deadlines are counted on it.
 *
 * @param years the years it knows; asking about another is an error, never a guess
 * @param holidays days off, weekends among them or not
 * @param workedWeekends Saturdays and Sundays that are worked
 */
public record WorkingCalendar(
        Set<Integer> years, Set<LocalDate> holidays, Set<LocalDate> workedWeekends) {

    public WorkingCalendar {
        years = Set.copyOf(years);
        holidays = Set.copyOf(holidays);
        workedWeekends = Set.copyOf(workedWeekends);
        for (LocalDate day : workedWeekends) {
            if (!isWeekend(day)) {
                throw new IllegalArgumentException(day + " is no weekend day to be worked");
            }
            if (holidays.contains(day)) {
                throw new IllegalArgumentException(day + " is both worked and a holiday");
            }
        }
    }

    /**
     * Whether offices work on a day.
     *
     * @throws IllegalArgumentException if the calendar of that year is not known
     */
    public boolean isWorkingDay(LocalDate day) {
        if (!years.contains(day.getYear())) {
            throw new IllegalArgumentException("no working days known for " + day.getYear());
        }
        return workedWeekends.contains(day) || (!isWeekend(day) && !holidays.contains(day));
    }

    /**
     * The last day of a deadline of some working days: the starting day does not count.
     *
     * @param from the day the clock starts, worked or not
     * @param count at least 1
     */
    public LocalDate plusWorkingDays(LocalDate from, int count) {
        if (count < 1) {
            throw new IllegalArgumentException("a deadline has at least one working day");
        }
        LocalDate day = from;
        int left = count;
        while (left > 0) {
            day = day.plusDays(1);
            if (isWorkingDay(day)) {
                left--;
            }
        }
        return day;
    }

    /** The number of working days after {@code from} up to and with {@code to}. */
    public int workingDaysBetween(LocalDate from, LocalDate to) {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException(to + " is before " + from);
        }
        return (int) from.plusDays(1).datesUntil(to.plusDays(1)).filter(this::isWorkingDay).count();
    }

    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }
}
