package org.crossregion.filing.batch;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.database.RecordArguments;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tables of reviews of lists: what each is about, and how each filing ended. */
@ApplicationScoped
class BatchReviewRepository {

    private static final String SELECT =
            """
            select batch_id, no, step, reason, total, asked_by, asker_roles, asker_region, asked_at,
                finished_at
            from filing_batch_review
            """;

    private static final String OF_BATCH =
            SELECT
                    + """
                      where batch_id = :id and no > :after
                      order by no
                      limit :limit
                      """;

    private static final String OPEN =
            SELECT
                    + """
                      where finished_at is null
                      order by asked_at, batch_id, no
                      """;

    private static final String LAST =
            """
            select coalesce(max(no), 0) from filing_batch_review where batch_id = :id
            """;

    private static final String ADD =
            """
            insert into filing_batch_review
                (batch_id, no, step, reason, total, asked_by, asker_roles, asker_region, asked_at)
            values
                (:batchId, :no, :step, :reason, :total, :askedBy, :askerRoles, :askerRegion,
                :askedAt)
            """;

    /** What the list has filed, now or before, and that still waits for its review. */
    private static final String WAITING =
            """
            select distinct on (r.filing_id) r.filing_id, r.row_no
            from filing_batch_row r
            join filing f on f.id = r.filing_id
            where r.batch_id = :id and f.state = 'submitted'
            order by r.filing_id, r.row_no
            """;

    /** The filings of rows that were named, whatever their state. */
    private static final String NAMED =
            """
            select distinct on (r.filing_id) r.filing_id, r.row_no
            from filing_batch_row r
            where r.batch_id = :id and r.filing_id is not null and r.row_no = any(:rows)
            order by r.filing_id, r.row_no
            """;

    private static final String ADD_WAITING =
            "insert into filing_batch_review_item (batch_id, no, filing_id, row_no)\n"
                    + "select :id, :no, c.filing_id, c.row_no from (\n"
                    + WAITING
                    + ") c";

    private static final String ADD_NAMED =
            "insert into filing_batch_review_item (batch_id, no, filing_id, row_no)\n"
                    + "select :id, :no, c.filing_id, c.row_no from (\n"
                    + NAMED
                    + ") c";

    private static final String FILED_ROWS =
            """
            select row_no
            from filing_batch_row
            where batch_id = :id and filing_id is not null and row_no = any(:rows)
            """;

    private static final String COUNT_WAITING = "select count(*)::int from (\n" + WAITING + ") c";
    private static final String COUNT_NAMED = "select count(*)::int from (\n" + NAMED + ") c";

    /** In the order of their ids, in which they are also locked. */
    private static final String LEFT =
            """
            select i.filing_id, i.row_no, t.author as submitted_by
            from filing_batch_review_item i
            join filing_transition t on t.filing_id = i.filing_id and t.version = 1
            left join filing_batch_review_outcome o
                on o.batch_id = i.batch_id and o.no = i.no and o.filing_id = i.filing_id
            where i.batch_id = :id and i.no = :no and i.filing_id > :after and o.filing_id is null
            order by i.filing_id
            limit :limit
            """;

    private static final String ADD_OUTCOME =
            """
            insert into filing_batch_review_outcome
                (batch_id, no, filing_id, outcome, refusal, message)
            values (:id, :no, :filingId, :outcome, :refusal, :message)
            """;

    private static final String COUNTS =
            """
            select outcome, count(*) as number
            from filing_batch_review_outcome
            where batch_id = :id and no = :no
            group by outcome
            """;

    private static final String ENDED =
            """
            select o.filing_id, i.row_no, o.outcome, o.refusal, o.message
            from filing_batch_review_outcome o
            join filing_batch_review_item i
                on i.batch_id = o.batch_id and i.no = o.no and i.filing_id = o.filing_id
            where o.batch_id = :id and o.no = :no and o.filing_id > :after
                and (:outcome = '' or o.outcome = :outcome)
            order by o.filing_id
            limit :limit
            """;

    /** Only if every filing has its end. */
    private static final String FINISH =
            """
            update filing_batch_review
            set finished_at = :at
            where batch_id = :id and no = :no and finished_at is null
                and total = (
                    select count(*)
                    from filing_batch_review_outcome
                    where batch_id = :id and no = :no)
            """;

    private final Jdbi database;

    BatchReviewRepository(Jdbi database) {
        this.database = database;
    }

    int nextNo(String id) {
        return 1
                + database.withHandle(
                        handle ->
                                handle.createQuery(LAST).bind("id", id).mapTo(Integer.class).one());
    }

    /** Which of these rows filed something. */
    List<Integer> filedRows(String id, Collection<Integer> rows) {
        return database.withHandle(
                handle ->
                        handle.createQuery(FILED_ROWS)
                                .bind("id", id)
                                .bind("rows", rows.toArray(Integer[]::new))
                                .mapTo(Integer.class)
                                .list());
    }

    /** How many filings these rows come to; no rows are all that waits. */
    int count(String id, Collection<Integer> rows) {
        return database.withHandle(
                handle -> {
                    var query =
                            handle.createQuery(rows.isEmpty() ? COUNT_WAITING : COUNT_NAMED)
                                    .bind("id", id);
                    if (!rows.isEmpty()) {
                        query.bind("rows", rows.toArray(Integer[]::new));
                    }
                    return query.mapTo(Integer.class).one();
                });
    }

    /** With the filings that it is about. */
    void add(BatchReview review, Collection<Integer> rows) {
        database.useHandle(
                handle -> {
                    handle.createUpdate(ADD)
                            .bindNamedArgumentFinder(RecordArguments.of(review))
                            .execute();
                    var items =
                            handle.createUpdate(rows.isEmpty() ? ADD_WAITING : ADD_NAMED)
                                    .bind("id", review.batchId())
                                    .bind("no", review.no());
                    if (!rows.isEmpty()) {
                        items.bind("rows", rows.toArray(Integer[]::new));
                    }
                    items.execute();
                });
    }

    Optional<BatchReview> find(String id, int no) {
        return database.withHandle(
                handle ->
                        handle.createQuery(SELECT + " where batch_id = :id and no = :no")
                                .bind("id", id)
                                .bind("no", no)
                                .mapTo(BatchReview.class)
                                .findOne());
    }

    List<BatchReview> ofBatch(String id, long after, int limit) {
        return database.withHandle(
                handle ->
                        handle.createQuery(OF_BATCH)
                                .bind("id", id)
                                .bind("after", after)
                                .bind("limit", limit)
                                .mapTo(BatchReview.class)
                                .list());
    }

    /** What is not finished, oldest first. */
    List<BatchReview> open() {
        return database.withHandle(
                handle -> handle.createQuery(OPEN).mapTo(BatchReview.class).list());
    }

    List<BatchReview.Item> left(BatchReview review, String after, int limit) {
        return database.withHandle(
                handle ->
                        handle.createQuery(LEFT)
                                .bind("id", review.batchId())
                                .bind("no", review.no())
                                .bind("after", after)
                                .bind("limit", limit)
                                .mapTo(BatchReview.Item.class)
                                .list());
    }

    void end(BatchReview review, List<BatchReview.Ended> ended) {
        database.useHandle(
                handle -> {
                    PreparedBatch rows = handle.prepareBatch(ADD_OUTCOME);
                    for (BatchReview.Ended one : ended) {
                        rows.bind("id", review.batchId())
                                .bind("no", review.no())
                                .bind("filingId", one.filingId())
                                .bind("outcome", one.outcome())
                                .bind("refusal", one.refusal())
                                .bind("message", one.message())
                                .add();
                    }
                    rows.execute();
                });
    }

    Map<BatchReview.Outcome, Integer> counts(BatchReview review) {
        Map<BatchReview.Outcome, Integer> counts = new EnumMap<>(BatchReview.Outcome.class);
        database.useHandle(
                handle ->
                        handle.createQuery(COUNTS)
                                .bind("id", review.batchId())
                                .bind("no", review.no())
                                .mapTo(Count.class)
                                .forEach(count -> counts.put(count.outcome(), count.number())));
        return counts;
    }

    /** In the order of the filings' ids; an empty outcome lets all pass. */
    List<BatchReview.Ended> ended(BatchReview review, String outcome, String after, int limit) {
        return database.withHandle(
                handle ->
                        handle.createQuery(ENDED)
                                .bind("id", review.batchId())
                                .bind("no", review.no())
                                .bind("outcome", outcome)
                                .bind("after", after)
                                .bind("limit", limit)
                                .mapTo(BatchReview.Ended.class)
                                .list());
    }

    void finish(BatchReview review, Instant at) {
        database.useHandle(
                handle ->
                        handle.createUpdate(FINISH)
                                .bind("id", review.batchId())
                                .bind("no", review.no())
                                .bind("at", at)
                                .execute());
    }

    /** How many filings came to one end. */
    record Count(BatchReview.Outcome outcome, int number) {}
}
