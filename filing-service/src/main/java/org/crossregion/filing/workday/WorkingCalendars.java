package org.crossregion.filing.workday;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.filing.reference.Remembered;
import org.crossregion.values.WorkingCalendar;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The calendar that deadlines are counted on. A year that nobody has published yet has its plain
 * weekdays, until it is published and open deadlines are counted anew.
 */
@ApplicationScoped
public class WorkingCalendars {

    private final WorkingDaysRepository years;
    private final Remembered<List<WorkingDays>> known;

    WorkingCalendars(WorkingDaysRepository years) {
        this.years = years;
        this.known = new Remembered<>(years::stamp, years::all);
    }

    /** For deadlines that begin on a day and end in its year or the next. */
    public WorkingCalendar around(LocalDate day) {
        return calendar(known.get(), day);
    }

    /** The same past what is remembered, for the transaction that changes it. */
    public WorkingCalendar asItIsNow(LocalDate day) {
        return calendar(years.all(), day);
    }

    /** What was imported here holds for the next question. */
    void forget() {
        known.forget();
    }

    private static WorkingCalendar calendar(List<WorkingDays> published, LocalDate day) {
        Set<Integer> span = new HashSet<>(Set.of(day.getYear(), day.getYear() + 1));
        Set<LocalDate> holidays = new HashSet<>();
        Set<LocalDate> worked = new HashSet<>();
        for (WorkingDays year : published) {
            span.add(year.year());
            holidays.addAll(year.holidays());
            worked.addAll(year.workedWeekends());
        }
        return new WorkingCalendar(span, holidays, worked);
    }
}
