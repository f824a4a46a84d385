package org.crossregion.clearing.run;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;

import jakarta.inject.Inject;

import org.crossregion.messaging.Lag;
import org.crossregion.web.clock.BusinessClock;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

import java.time.Duration;
import java.time.Instant;

/**
 * What every story of the service stands on: the events of the other services, the clock, and what
 * the database holds of them. Stories share an application, so each has regions or months of its
 * own; its tests are chapters, in their order.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class Story {

    @Inject BusinessClock clock;
    @Inject Jdbi jdbi;
    @Inject Lag lag;
    @Inject Publisher publisher;
    @Inject Books books;

    /** A story of earlier months can be told on any later day: the clock never goes back. */
    final void notBeforeOctober() {
        Instant october = Instant.parse("2026-10-10T02:00:00Z");
        if (clock.instant().isBefore(october)) {
            clock.set(october);
        }
    }

    /** A settlement of one pair is told; its event is kept for what follows from it. */
    final ObjectNode settle(
            String id,
            String insured,
            String treatment,
            String scheme,
            Instant at,
            long fund,
            long account) {
        ObjectNode event = publisher.settlement(id, insured, treatment, scheme, at, fund, account);
        publisher.send(event.deepCopy());
        return event;
    }

    /** A month is told to be complete, as long as it is and with what it comes to. */
    final void seal(String month) {
        String facts = " from allotted_detail where origin_period = '" + month + "'";
        long details = count("select count(*)" + facts);
        publisher.seal(
                month,
                details,
                count("select coalesce(sum(total_fen), 0)::bigint" + facts),
                count("select coalesce(sum(cleared_fen), 0)::bigint" + facts));
        String sealed = "select coalesce(max(details), -1) from month_seal where month = '";
        await().atMost(Duration.ofSeconds(30)).until(() -> count(sealed + month + "'") == details);
    }

    /** A month's seal, and the three steps to its table within a province. */
    final void generate(String authority, String month) {
        seal(month);
        Desk.step(authority, month, "reconciliation", "finance-maker", "maker").statusCode(200);
        Desk.step(authority, month, "confirmation", "finance-checker", "checker").statusCode(200);
        Desk.step(authority, month, "generation", "finance-maker", "maker").statusCode(200);
    }

    final long count(String sql) {
        return jdbi.withHandle(h -> h.createQuery(sql).mapTo(Long.class).one());
    }

    final void awaitDetail(String id) {
        awaitDetails("settlement_id = '" + id + "'", 1);
    }

    final void awaitDetails(String condition, long expected) {
        String details = "select count(*) from allotted_detail where " + condition;
        await().atMost(Duration.ofSeconds(60))
                .until(() -> count(details) == expected && lag.total() == 0);
    }

    /** The period a settlement clears in, and as what. */
    final String standing(String id) {
        return jdbi.withHandle(
                h ->
                        h.createQuery(
                                        """
                                        select coalesce(e.clearing_period, d.origin_period) || ' '
                                            || coalesce(e.state, 'due')
                                        from allotted_detail d
                                        left join lateral (
                                            select * from period_exception x
                                            where x.settlement_id = d.settlement_id
                                            order by no desc limit 1) e on true
                                        where d.settlement_id = :id
                                        """)
                                .bind("id", id)
                                .mapTo(String.class)
                                .one());
    }
}
