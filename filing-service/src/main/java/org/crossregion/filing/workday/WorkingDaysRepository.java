package org.crossregion.filing.workday;

import jakarta.inject.Singleton;

import org.crossregion.filing.reference.ReferenceTable;
import org.crossregion.filing.reference.Versioned;
import org.crossregion.messaging.OutboxEvent;
import org.jdbi.v3.core.Jdbi;

import java.time.Instant;

/** The table of working days, a row per year. */
@Singleton
class WorkingDaysRepository extends ReferenceTable<WorkingDays> {

    private static final String SELECT =
            """
            select year, provisional, holidays, worked_weekends, version
            from working_days
            """;

    private static final String PUT =
            """
            insert into working_days (year, provisional, holidays, worked_weekends, version)
            values (:year, :provisional, :holidays, :workedWeekends, :version)
            on conflict (year) do update set
                provisional = excluded.provisional, holidays = excluded.holidays,
                worked_weekends = excluded.worked_weekends, version = excluded.version
            """;

    WorkingDaysRepository(Jdbi database) {
        super(
                database,
                "working-days",
                WorkingDays.class,
                new Statements("working_days", "year::text", "year", SELECT, PUT));
    }

    @Override
    public String codeOf(WorkingDays days) {
        return Integer.toString(days.year());
    }

    @Override
    public OutboxEvent published(Versioned<WorkingDays> row, Instant at) {
        return WorkingDaysPublished.of(row, at);
    }
}
