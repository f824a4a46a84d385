package org.crossregion.filing.filing;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.filing.filing.QueueCounts.Due;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What waits at agencies, in the order in which it is due. */
@ApplicationScoped
class QueueRepository {

    private static final String ITEMS =
            """
            select kind, due_on, due_on < :today as overdue, agency, filing_id, person_no, type,
                state, district, channel, submitted_at
            from (
                select 'review' as kind, review_due as due_on, agency, id as filing_id, person_no,
                    type, state, district, channel, submitted_at
                from filing
                where agency = any(:agencies) and state = 'submitted'
                    and review_due is not null
                union all
                select 'proof', proof_due, agency, id, person_no, type, state, district, channel,
                    submitted_at
                from filing
                where agency = any(:agencies) and state in ('active', 'suspended') and on_promise
                    and proof_due is not null) waiting
            where (:kind = '' or kind = :kind)
                and (:type = '' or type = :type)
                and (:overdue = '' or (due_on < :today) = (:overdue = 'true'))
                and due_on <= :dueUntil
                and due_on || '|' || filing_id || '|' || kind > :after
            order by due_on || '|' || filing_id || '|' || kind
            limit :limit
            """;

    private static final String STATES =
            """
            select state, count(*) as filings
            from filing
            where agency = any(:agencies)
            group by state
            order by state
            """;

    private static final String REVIEWS =
            """
            select count(*) as open, count(*) filter (where review_due = :today) as due_today,
                count(*) filter (where review_due < :today) as overdue
            from filing
            where agency = any(:agencies) and state = 'submitted' and review_due is not null
            """;

    private static final String PROOFS =
            """
            select count(*) as open, count(*) filter (where proof_due = :today) as due_today,
                count(*) filter (where proof_due < :today) as overdue
            from filing
            where agency = any(:agencies) and state in ('active', 'suspended') and on_promise
                and proof_due is not null
            """;

    private final Jdbi database;

    QueueRepository(Jdbi database) {
        this.database = database;
    }

    /**
     * What is asked for; what is empty lets everything pass.
     *
     * @param kind {@code review} or {@code proof}
     * @param overdue {@code true} or {@code false}
     */
    record Wanted(
            List<String> agencies,
            String kind,
            String type,
            String overdue,
            LocalDate dueUntil,
            LocalDate today) {}

    List<QueueItem> items(Wanted wanted, String after, int limit) {
        return database.withHandle(
                handle ->
                        handle.createQuery(ITEMS)
                                .bindArray("agencies", String.class, wanted.agencies())
                                .bind("kind", wanted.kind())
                                .bind("type", wanted.type())
                                .bind("overdue", wanted.overdue())
                                .bind("dueUntil", wanted.dueUntil())
                                .bind("today", wanted.today())
                                .bind("after", after)
                                .bind("limit", limit)
                                .mapTo(QueueItem.class)
                                .list());
    }

    QueueCounts counts(List<String> agencies, LocalDate today) {
        return database.withHandle(
                handle ->
                        new QueueCounts(
                                agencies,
                                states(handle, agencies),
                                due(handle, REVIEWS, agencies, today),
                                due(handle, PROOFS, agencies, today)));
    }

    private static Map<String, Long> states(Handle handle, List<String> agencies) {
        Map<String, Long> counts = new LinkedHashMap<>();
        handle.createQuery(STATES)
                .bindArray("agencies", String.class, agencies)
                .mapTo(StateCount.class)
                .forEach(count -> counts.put(count.state(), count.filings()));
        return counts;
    }

    private static Due due(Handle handle, String query, List<String> agencies, LocalDate today) {
        return handle.createQuery(query)
                .bindArray("agencies", String.class, agencies)
                .bind("today", today)
                .mapTo(Due.class)
                .one();
    }

    /** How many filings are in a state. */
    record StateCount(String state, long filings) {}
}
