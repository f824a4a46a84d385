package org.crossregion.clearing.cut;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Tier;
import org.jdbi.v3.core.Jdbi;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The cuts, and the advisory lock that is the gate. */
@ApplicationScoped
class CutRepository {

    /** The gate's name among the advisory locks of this database. */
    private static final long GATE = 0x636c6561722d6761L;

    private static final String PASS = "select pg_advisory_xact_lock_shared(:gate)";

    /** Queued intake waits behind a closing gate, so the wait for it is short and repeated. */
    private static final String PATIENCE = "set local lock_timeout = '40ms'";

    private static final String CLOSE = "select pg_advisory_xact_lock(:gate)";

    private static final String IMPATIENCE = "set local lock_timeout = 0";

    private static final String SINCE =
            """
            select authority, tier, period
            from period_cut
            where period >= :year
            order by period, authority, tier
            """;

    private static final String FIND =
            """
            select authority, tier, period, facts, exceptions, cut_at
            from period_cut
            where authority = :authority and tier = :tier and period = :period
            """;

    /** Under the closed gate nobody draws a number, so the last one drawn is the watermark. */
    private static final String ADD =
            """
            insert into period_cut (authority, tier, period, facts, exceptions, cut_at)
            values (:authority, :tier, :period,
                    (select last_value from allotted_detail_no),
                    (select coalesce(max(no), 0) from period_exception),
                    :cutAt)
            """;

    private final Jdbi jdbi;

    CutRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    void pass() {
        jdbi.useHandle(handle -> handle.createQuery(PASS).bind("gate", GATE).mapToMap().list());
    }

    void close() {
        jdbi.useHandle(
                handle -> {
                    handle.execute(PATIENCE);
                    handle.createQuery(CLOSE).bind("gate", GATE).mapToMap().list();
                    handle.execute(IMPATIENCE);
                });
    }

    /** By period from a year on; as text a year comes before its months. */
    Map<Period, Set<Circle>> since(Period year) {
        Map<Period, Set<Circle>> byPeriod = new HashMap<>();
        jdbi.useHandle(
                handle ->
                        handle.createQuery(SINCE)
                                .bind("year", year.toString())
                                .map(
                                        (row, context) ->
                                                byPeriod.computeIfAbsent(
                                                                Period.fromString(
                                                                        row.getString("period")),
                                                                key -> new HashSet<>())
                                                        .add(circle(row)))
                                .list());
        return byPeriod;
    }

    Optional<Cut> find(Circle circle, Period period) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(FIND)
                                .bind("authority", circle.authority().value())
                                .bind("tier", circle.tier().code())
                                .bind("period", period.toString())
                                .map((row, context) -> cut(row))
                                .findOne());
    }

    void add(Circle circle, Period period, Instant cutAt) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(ADD)
                                .bind("authority", circle.authority().value())
                                .bind("tier", circle.tier().code())
                                .bind("period", period.toString())
                                .bind("cutAt", cutAt.atOffset(ZoneOffset.UTC))
                                .execute());
    }

    private static Circle circle(ResultSet row) throws SQLException {
        return new Circle(
                RegionCode.of(row.getString("authority")), Tier.fromString(row.getString("tier")));
    }

    private static Cut cut(ResultSet row) throws SQLException {
        return new Cut(
                circle(row),
                Period.fromString(row.getString("period")),
                row.getLong("facts"),
                row.getLong("exceptions"),
                row.getObject("cut_at", OffsetDateTime.class).toInstant());
    }
}
