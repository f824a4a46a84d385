package org.crossregion.fund.reference;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Jdbi;

import java.time.LocalDate;
import java.util.List;

/** Working days in the database. */
@ApplicationScoped
class WorkingDaysRepository {

    private static final String TAKE =
            """
            insert into working_days (year, provisional, holidays, worked_weekends, version)
            values (:year, :provisional, :holidays::date[], :workedWeekends::date[], :version)
            on conflict (year) do update
            set provisional = excluded.provisional,
                holidays = excluded.holidays,
                worked_weekends = excluded.worked_weekends,
                version = excluded.version
            where working_days.version < excluded.version
            """;

    private static final String ALL =
            "select year, holidays, worked_weekends from working_days order by year";

    private final Jdbi jdbi;

    WorkingDaysRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Takes over a state unless it is older than the one known. */
    void take(WorkingDaysPublished days) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(TAKE)
                                .bind("year", days.year())
                                .bind("provisional", days.provisional())
                                .bind("holidays", days.holidays())
                                .bind("workedWeekends", days.workedWeekends())
                                .bind("version", days.version())
                                .execute());
    }

    List<Year> all() {
        return jdbi.withHandle(handle -> handle.createQuery(ALL).mapTo(Year.class).list());
    }

    /** The working days of one year. */
    record Year(int year, List<LocalDate> holidays, List<LocalDate> workedWeekends) {}
}
