package org.crossregion.filing.region;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.values.RegionCode;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

import java.time.LocalDate;
import java.util.List;

/** The steps of the regions' opening. */
@ApplicationScoped
class OpeningRepository {

    private static final String ADD =
            """
            insert into opening_step (region, stage, since, at, author, reason)
            values (:region, :stage, :since, :at, :author, :reason)
            """;

    private static final String OF_REGION =
            """
            select region, stage, since, at, author, reason
            from opening_step
            where region = :region
            order by since, id
            """;

    /** What held last on a day, of each region. */
    private static final String ON_DAY =
            """
            select distinct on (region) region, stage, since, at, author, reason
            from opening_step
            where since <= :day
            order by region, since desc, id desc
            """;

    private static final String LOCK =
            """
            select code from region where code = :region for update
            """;

    private final Jdbi database;

    OpeningRepository(Jdbi database) {
        this.database = database;
    }

    /** Nobody else takes the region a step further until the transaction ends. */
    void lock(RegionCode region) {
        database.useHandle(
                handle ->
                        handle.createQuery(LOCK)
                                .bind("region", region)
                                .mapTo(String.class)
                                .findOne());
    }

    void add(List<OpeningStep> steps) {
        database.useHandle(
                handle -> {
                    PreparedBatch batch = handle.prepareBatch(ADD);
                    steps.forEach(step -> batch.bindMethods(step).add());
                    if (!steps.isEmpty()) {
                        batch.execute();
                    }
                });
    }

    /** In their order. */
    List<OpeningStep> of(RegionCode region) {
        return database.withHandle(
                handle ->
                        handle.createQuery(OF_REGION)
                                .bind("region", region)
                                .mapTo(OpeningStep.class)
                                .list());
    }

    List<OpeningStep> on(LocalDate day) {
        return database.withHandle(
                handle ->
                        handle.createQuery(ON_DAY)
                                .bind("day", day)
                                .mapTo(OpeningStep.class)
                                .list());
    }
}
