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

    private static final String SHARE = "select pg_advisory_xact_lock_shared(:class, :month)";

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

    void share(Period month) {
        lock(SHARE, month);
    }

    void alone(Period month) {
        lock(ALONE, month);
    }

    private void lock(String statement, Period month) {
        jdbi.useHandle(
                handle ->
                        handle.createQuery(statement)
                                .bind("class", LOCK_CLASS)
                                .bind("month", Integer.parseInt(month.toString().replace("-", "")))
                                .mapToMap()
                                .list());
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
