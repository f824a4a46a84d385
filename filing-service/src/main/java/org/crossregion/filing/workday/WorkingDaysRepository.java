package org.crossregion.filing.workday;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.filing.reference.ReferenceDigest;
import org.crossregion.filing.reference.ReferenceImport;
import org.crossregion.filing.reference.ReferenceStore;
import org.crossregion.filing.reference.Versioned;
import org.crossregion.messaging.OutboxEvent;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.Nested;
import org.jdbi.v3.core.statement.PreparedBatch;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The table of working days, a row per year. */
@ApplicationScoped
class WorkingDaysRepository implements ReferenceStore<WorkingDays> {

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

    private final Jdbi database;

    WorkingDaysRepository(Jdbi database) {
        this.database = database;
    }

    @Override
    public String kind() {
        return "working-days";
    }

    @Override
    public String codeOf(WorkingDays days) {
        return Integer.toString(days.year());
    }

    @Override
    public Map<String, Versioned<WorkingDays>> find(Collection<String> years) {
        Map<String, Versioned<WorkingDays>> found = new LinkedHashMap<>();
        database.useHandle(
                handle ->
                        handle.createQuery(SELECT + " where year::text = any(:years) order by year")
                                .bindArray("years", String.class, years)
                                .mapTo(Row.class)
                                .forEach(row -> found.put(codeOf(row.days()), row.versioned())));
        return found;
    }

    /** In the order of the years. */
    List<WorkingDays> all() {
        return database.withHandle(
                handle ->
                        handle.createQuery(SELECT + " order by year")
                                .mapTo(Row.class)
                                .map(Row::days)
                                .list());
    }

    @Override
    public void put(List<Versioned<WorkingDays>> years) {
        database.useHandle(
                handle -> {
                    PreparedBatch batch = handle.prepareBatch(PUT);
                    for (Versioned<WorkingDays> row : years) {
                        WorkingDays days = row.value();
                        batch.bind("year", days.year())
                                .bind("provisional", days.provisional())
                                .bind("holidays", days.holidays())
                                .bind("workedWeekends", days.workedWeekends())
                                .bind("version", row.version())
                                .add();
                    }
                    batch.execute();
                });
    }

    @Override
    public OutboxEvent published(Versioned<WorkingDays> row, Instant at) {
        return WorkingDaysPublished.of(row, at);
    }

    @Override
    public ReferenceDigest digest() {
        return database.withHandle(
                handle -> ReferenceImport.digest(handle, kind(), "working_days", "year::text"));
    }

    /** One row as it is read. */
    record Row(@Nested WorkingDays days, int version) {

        Versioned<WorkingDays> versioned() {
            return new Versioned<>(days, version);
        }
    }
}
