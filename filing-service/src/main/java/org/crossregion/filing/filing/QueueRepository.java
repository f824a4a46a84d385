package org.crossregion.filing.filing;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.filing.filing.QueueCounts.Due;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What waits at agencies, in the order in which it is due. */
@ApplicationScoped
class QueueRepository {

    /**
     * Agency by agency along an index, so that what waits behind the page is not read: of each no
     * more than the page may need.
     */
    private static final String ITEMS =
            """
            select kind, due_on, due_on < :today as overdue, agency, filing_id, person_no, type,
                state, district, channel, submitted_at
            from unnest(:agencies) as shown (code)
            cross join lateral (
                (select 'review' as kind, review_due as due_on, agency, id as filing_id, person_no,
                    type, state, district, channel, submitted_at
                from filing
                where agency = shown.code and state = 'submitted' and review_due is not null
                    and (review_due, id) >= (:afterDue, :afterId) and review_due <= :until
                    and :kind <> 'proof' and (:type = '' or type = :type)
                order by review_due, id
                limit :limit + 1)
                union all
                (select 'proof', proof_due, agency, id, person_no, type, state, district, channel,
                    submitted_at
                from filing
                where agency = shown.code and state in ('active', 'suspended') and on_promise
                    and proof_due is not null
                    and (proof_due, id) >= (:afterDue, :afterId) and proof_due <= :until
                    and :kind <> 'review' and (:type = '' or type = :type)
                order by proof_due, id
                limit :limit + 1)) waiting
            where (due_on, filing_id, kind) > (:afterDue, :afterId, :afterKind)
            order by due_on, filing_id, kind
            limit :limit
            """;

    /** What is added up and what was not added up yet. */
    private static final String STATES =
            """
            select state, cast(sum(filings) as bigint) as filings
            from (
                select state, filings from filing_count where agency = any(:agencies)
                union all
                select state, change from filing_count_change where agency = any(:agencies)) counted
            group by state
            having sum(filings) > 0
            order by state
            """;

    private static final String ADD_UP =
            """
            with gone as (
                delete from filing_count_change
                returning agency, state, change)
            insert into filing_count (agency, state, filings)
            select agency, state, sum(change)
            from gone
            group by agency, state
            order by agency, state
            on conflict (agency, state) do update
                set filings = filing_count.filings + excluded.filings
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
     * @param from the earliest day on which it may be due, {@code until} the last
     */
    record Wanted(
            List<String> agencies,
            String kind,
            String type,
            LocalDate from,
            LocalDate until,
            LocalDate today) {}

    /**
     * The most urgent first.
     *
     * @param after the last item of the page before, if there was one
     */
    List<QueueItem> items(Wanted wanted, Optional<QueueItem.Place> after, int limit) {
        QueueItem.Place place =
                after.filter(last -> !last.dueOn().isBefore(wanted.from()))
                        .orElse(new QueueItem.Place(wanted.from(), "", ""));
        return database.withHandle(
                handle ->
                        handle.createQuery(ITEMS)
                                .bindArray("agencies", String.class, wanted.agencies())
                                .bind("kind", wanted.kind())
                                .bind("type", wanted.type())
                                .bind("until", wanted.until())
                                .bind("today", wanted.today())
                                .bind("afterDue", place.dueOn())
                                .bind("afterId", place.filingId())
                                .bind("afterKind", place.kind())
                                .bind("limit", limit)
                                .mapTo(QueueItem.class)
                                .list());
    }

    /** Adds up what has changed; one at a time. */
    void addUp() {
        database.useHandle(handle -> handle.execute(ADD_UP));
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
