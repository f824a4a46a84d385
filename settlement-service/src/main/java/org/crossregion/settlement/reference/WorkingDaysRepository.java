package org.crossregion.settlement.reference;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.values.WorkingCalendar;
import org.jdbi.v3.core.Jdbi;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The rows of the copy of the working-day calendar. */
@ApplicationScoped
class WorkingDaysRepository {

    private static final String KEEP =
            """
            insert into working_days (year, holidays, worked_weekends, version)
            values (:year, cast(:holidays as date[]), cast(:workedWeekends as date[]), :version)
            on conflict (year) do update
            set holidays = excluded.holidays, worked_weekends = excluded.worked_weekends,
                version = excluded.version
            where working_days.version < excluded.version
            """;

    private static final String ALL = "select year, holidays, worked_weekends from working_days";

    private final Jdbi jdbi;

    WorkingDaysRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** A year's days off on weekdays or not, and the weekend days worked. */
    record Year(int year, List<LocalDate> holidays, List<LocalDate> workedWeekends) {}

    void keep(Year days, int version) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(KEEP)
                                .bind("year", days.year())
                                .bind("holidays", literal(days.holidays()))
                                .bind("workedWeekends", literal(days.workedWeekends()))
                                .bind("version", version)
                                .execute());
    }

    private static String literal(List<LocalDate> days) {
        return days.stream().map(LocalDate::toString).collect(Collectors.joining(",", "{", "}"));
    }

    WorkingCalendar calendar() {
        List<Year> known =
                jdbi.withHandle(handle -> handle.createQuery(ALL).mapTo(Year.class).list());
        Set<Integer> years = new HashSet<>();
        Set<LocalDate> holidays = new HashSet<>();
        Set<LocalDate> worked = new HashSet<>();
        for (Year one : known) {
            years.add(one.year());
            holidays.addAll(one.holidays());
            worked.addAll(one.workedWeekends());
        }
        return new WorkingCalendar(years, holidays, worked);
    }
}
