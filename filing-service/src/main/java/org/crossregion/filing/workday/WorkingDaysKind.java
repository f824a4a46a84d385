package org.crossregion.filing.workday;

import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

import org.crossregion.filing.reference.AfterTransaction;
import org.crossregion.filing.reference.Line;
import org.crossregion.filing.reference.ReferenceImport;
import org.crossregion.filing.reference.YamlKind;
import org.crossregion.web.reference.ImportResult;
import org.crossregion.web.reference.Rejections;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Working days as a file: a list of years. */
@Singleton
class WorkingDaysKind extends YamlKind<WorkingDays> {

    private final WorkingCalendars calendars;
    private final AfterTransaction afterwards;
    private final Event<CalendarChanged> changes;

    WorkingDaysKind(
            WorkingDaysRepository years,
            ReferenceImport imports,
            WorkingCalendars calendars,
            AfterTransaction afterwards,
            Event<CalendarChanged> changes) {
        super(years, imports, "year", WorkingDays.class);
        this.calendars = calendars;
        this.afterwards = afterwards;
        this.changes = changes;
    }

    /** Open deadlines are counted anew before the import is done. */
    @Override
    @Transactional
    public ImportResult importFile(byte[] content) {
        ImportResult result = super.importFile(content);
        if (result.imported() > 0) {
            changes.fire(new CalendarChanged());
            afterwards.run(calendars::forget);
        }
        return result;
    }

    @Override
    protected void check(List<Line<WorkingDays>> lines, Rejections rejections) {
        lines.forEach(line -> check(line.number(), line.value(), rejections));
    }

    private static void check(long line, WorkingDays days, Rejections rejections) {
        if (days.year() < 2000 || days.year() > 2100) {
            rejections.add(line, "year", "range", days.year() + " is not 2000 to 2100");
        }
        checkDays(line, "holidays", days.holidays(), days.year(), rejections);
        checkDays(line, "worked_weekends", days.workedWeekends(), days.year(), rejections);
        for (LocalDate day : days.workedWeekends()) {
            if (day.getDayOfWeek() != DayOfWeek.SATURDAY
                    && day.getDayOfWeek() != DayOfWeek.SUNDAY) {
                rejections.add(line, "worked_weekends", "weekend", day + " is no weekend day");
            }
            if (days.holidays().contains(day)) {
                rejections.add(
                        line, "worked_weekends", "weekend", day + " is both worked and a holiday");
            }
        }
    }

    private static void checkDays(
            long line, String field, List<LocalDate> days, int year, Rejections rejections) {
        Set<LocalDate> seen = new HashSet<>();
        for (LocalDate day : days) {
            if (day.getYear() != year) {
                rejections.add(line, field, "year", day + " is not in " + year);
            }
            if (!seen.add(day)) {
                rejections.add(line, field, "unique", day + " is there twice");
            }
        }
    }
}
