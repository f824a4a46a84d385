package org.crossregion.filing.filing;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

import java.util.List;

/** The days by which filings must be reviewed. */
@ApplicationScoped
class ReviewLimitRepository {

    private static final String PAGE =
            """
            select id, channel, submitted_at, policy_region, policy_valid_from, review_due
            from filing
            where state = 'submitted' and id > :after
            order by id
            limit :limit
            for update
            """;

    private static final String MOVE =
            """
            update filing set review_due = :due where id = :id
            """;

    private final Jdbi database;

    ReviewLimitRepository(Jdbi database) {
        this.database = database;
    }

    /** Those that wait, locked, in the order of their ids. */
    List<Waiting> page(String after, int limit) {
        return database.withHandle(
                handle ->
                        handle.createQuery(PAGE)
                                .bind("after", after)
                                .bind("limit", limit)
                                .mapTo(Waiting.class)
                                .list());
    }

    void move(List<Waiting> filings) {
        database.useHandle(
                handle -> {
                    PreparedBatch batch = handle.prepareBatch(MOVE);
                    filings.forEach(
                            filing ->
                                    batch.bind("id", filing.id())
                                            .bind("due", filing.reviewDue())
                                            .add());
                    if (!filings.isEmpty()) {
                        batch.execute();
                    }
                });
    }
}
