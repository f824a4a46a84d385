package org.crossregion.settlement.month;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.values.Money;
import org.crossregion.values.Period;
import org.jdbi.v3.core.Jdbi;

import java.time.Instant;
import java.util.Optional;

/** The locks, partitions and seals of months. */
@ApplicationScoped
class MonthRepository {

    /** The first half of the advisory lock's key; the second is the month, such as 202610. */
    private static final int LOCK_CLASS = 82_001;

    /** The lock first; what the function then looks at is as it is once the lock is held. */
    private static final String ENTER = "select enter_month(:class, :number, :month)";

    private static final String ALONE = "select pg_advisory_xact_lock(:class, :month)";

    private static final String SEALED =
            "select exists (select 1 from sealed_month where month = :month)";

    private static final String MAKE = "select ensure_month(:month)";

    private static final String SEAL =
            """
            insert into sealed_month (month, sealed_at, count, total_fen, cleared_fen)
            select :month, :at, count(*), coalesce(sum(total_fen), 0)::bigint,
                   coalesce(sum(cleared_fen), 0)::bigint
            from settlement
            where origin_period = :month and in_clearing
            on conflict (month) do nothing
            returning count, total_fen as total, cleared_fen as cleared
            """;

    /** What a month came to when it was sealed. */
    record Sums(long count, Money total, Money cleared) {}

    private final Jdbi jdbi;

    MonthRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Shares the month until the transaction ends; whether it takes settlements. */
    boolean enter(Period month) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(ENTER)
                                .bind("class", LOCK_CLASS)
                                .bind("number", number(month))
                                .bind("month", month)
                                .mapTo(Boolean.class)
                                .one());
    }

    void alone(Period month) {
        jdbi.useHandle(
                handle ->
                        handle.createQuery(ALONE)
                                .bind("class", LOCK_CLASS)
                                .bind("month", number(month))
                                .mapToMap()
                                .list());
    }

    private static int number(Period month) {
        return Integer.parseInt(month.toString().replace("-", ""));
    }

    boolean isSealed(Period month) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(SEALED).bind("month", month).mapTo(Boolean.class).one());
    }

    /** Whether the partitions had to be made. */
    boolean make(Period month) {
        return jdbi.withHandle(
                handle -> handle.createQuery(MAKE).bind("month", month).mapTo(Boolean.class).one());
    }

    /** The sums, or nothing if the month was sealed before. */
    Optional<Sums> seal(Period month, Instant at) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(SEAL)
                                .bind("month", month)
                                .bind("at", at)
                                .mapTo(Sums.class)
                                .findOne());
    }
}
