package org.crossregion.clearing.version;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.clearing.period.PeriodKey;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatement;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;

/** Objections to tables: added, never changed. */
@ApplicationScoped
class ObjectionRepository {

    private static final String ADD =
            """
            insert into table_objection (authority, tier, period, version, settlement_id, exceptions,
                                         reason, raised_by, raised_at)
            values (:authority, :tier, :period, :version, :settlementId,
                    (select max(no) from period_exception where settlement_id = :settlementId),
                    :reason, :raisedBy, :raisedAt)
            """;

    private static final String OF =
            """
            select version, settlement_id, exceptions, reason, raised_by, raised_at
            from table_objection
            where authority = :authority and tier = :tier and period = :period
            order by no
            """;

    private final Jdbi jdbi;

    ObjectionRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    void add(
            PeriodKey key,
            int version,
            String settlementId,
            String reason,
            String raisedBy,
            Instant raisedAt) {
        jdbi.useHandle(
                handle ->
                        bind(handle.createUpdate(ADD), key)
                                .bind("version", version)
                                .bind("settlementId", settlementId)
                                .bind("reason", reason)
                                .bind("raisedBy", raisedBy)
                                .bind("raisedAt", raisedAt)
                                .execute());
    }

    /** Every objection to a period's table, the first one first. */
    List<TableObjection> of(PeriodKey key) {
        return jdbi.withHandle(
                handle ->
                        bind(handle.createQuery(OF), key)
                                .map(
                                        (row, context) ->
                                                new TableObjection(
                                                        row.getInt("version"),
                                                        row.getString("settlement_id"),
                                                        row.getLong("exceptions"),
                                                        row.getString("reason"),
                                                        row.getString("raised_by"),
                                                        row.getObject(
                                                                        "raised_at",
                                                                        OffsetDateTime.class)
                                                                .toInstant()))
                                .list());
    }

    private static <S extends SqlStatement<S>> S bind(S statement, PeriodKey key) {
        return statement
                .bind("authority", key.circle().authority())
                .bind("tier", key.circle().tier())
                .bind("period", key.period());
    }
}
