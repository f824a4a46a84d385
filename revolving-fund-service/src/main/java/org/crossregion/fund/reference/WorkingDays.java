package org.crossregion.fund.reference;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.fund.FundRefusal;
import org.crossregion.values.WorkingCalendar;
import org.crossregion.web.problem.Refused;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

/** Counts deadlines in working days. */
@ApplicationScoped
public class WorkingDays {

    private final WorkingDaysRepository repository;

    WorkingDays(WorkingDaysRepository repository) {
        this.repository = repository;
    }

    /**
     * The last day of a clock that starts on a day.
     *
     * @throws Refused if it runs into a year whose working days are not known
     */
    public LocalDate after(LocalDate from, int count) {
        WorkingCalendar calendar = calendar();
        try {
            return calendar.plusWorkingDays(from, count);
        } catch (IllegalArgumentException e) {
            throw new Refused(
                    FundRefusal.WORKING_DAYS_UNKNOWN,
                    "%d working days from %s: %s".formatted(count, from, e.getMessage()));
        }
    }

    /** How many working days a clock had that started on a day and ended on another, at least 1. */
    public int between(LocalDate from, LocalDate to) {
        return Math.max(1, calendar().workingDaysBetween(from, to));
    }

    /**
     * Tells of any day whether offices work; of a year whose calendar is not known yet, weekends
     * alone are free.
     */
    public Predicate<LocalDate> worked() {
        WorkingCalendar calendar = calendar();
        return day ->
                calendar.years().contains(day.getYear())
                        ? calendar.isWorkingDay(day)
                        : day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0;
    }

    private WorkingCalendar calendar() {
        Set<Integer> years = new HashSet<>();
        Set<LocalDate> holidays = new HashSet<>();
        Set<LocalDate> worked = new HashSet<>();
        for (WorkingDaysRepository.Year year : repository.all()) {
            years.add(year.year());
            holidays.addAll(year.holidays());
            worked.addAll(year.workedWeekends());
        }
        return new WorkingCalendar(years, holidays, worked);
    }
}
