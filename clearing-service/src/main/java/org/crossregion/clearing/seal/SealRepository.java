package org.crossregion.clearing.seal;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.values.Money;
import org.crossregion.values.Period;
import org.jdbi.v3.core.Jdbi;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** The seals, and the facts they are compared with. */
@ApplicationScoped
class SealRepository {

    /** A later seal replaces an earlier one and has to be proven again if it says something new. */
    private static final String RECORD =
            """
            insert into month_seal (month, details, total_fen, cleared_fen, sealed_at)
            values (:month, :details, :totalFen, :clearedFen, :sealedAt)
            on conflict (month) do update
            set details = excluded.details, total_fen = excluded.total_fen,
                cleared_fen = excluded.cleared_fen, sealed_at = excluded.sealed_at,
                proven_upto = case
                    when (month_seal.details, month_seal.total_fen, month_seal.cleared_fen)
                         = (excluded.details, excluded.total_fen, excluded.cleared_fen)
                    then month_seal.proven_upto end
            where month_seal.sealed_at <= excluded.sealed_at
            """;

    private static final String FIND =
            "select details, total_fen, cleared_fen from month_seal where month = :month";

    private static final String IS_PROVEN =
            "select proven_upto is not null from month_seal where month = :month";

    /** Both periods are in the key of the totals, so no fact need be read to count a month. */
    private static final String ARRIVED =
            """
            select coalesce(sum(details), 0)::bigint as details,
                   coalesce(sum(total_fen), 0)::bigint as total_fen,
                   coalesce(sum(cleared_fen), 0)::bigint as cleared_fen
            from running_total
            where origin_period = :month
            """;

    /** Reads every fact of the month; asked only when the totals disagree with the seal. */
    private static final String FACTS =
            """
            select count(*) as details,
                   coalesce(sum(total_fen), 0)::bigint as total_fen,
                   coalesce(sum(cleared_fen), 0)::bigint as cleared_fen
            from allotted_detail
            where origin_period = :month
            """;

    private static final String PROVE =
            """
            update month_seal
            set proven_upto = (select last_value from allotted_detail_no)
            where month = :month and proven_upto is null
            """;

    private final Jdbi jdbi;

    SealRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    void record(MonthSealed seal) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(RECORD)
                                .bind("month", seal.month())
                                .bind("details", seal.count())
                                .bind("totalFen", seal.totalFen())
                                .bind("clearedFen", seal.clearedFen())
                                .bind("sealedAt", seal.occurredAt())
                                .execute());
    }

    Optional<Seal> find(Period month) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(FIND)
                                .bind("month", month)
                                .map((row, context) -> seal(month, row))
                                .findOne());
    }

    boolean isProven(Period month) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(IS_PROVEN)
                                .bind("month", month)
                                .mapTo(Boolean.class)
                                .findOne()
                                .orElse(false));
    }

    Seal arrivedByTotals(Period month) {
        return count(ARRIVED, month);
    }

    Seal arrivedByFacts(Period month) {
        return count(FACTS, month);
    }

    private Seal count(String sql, Period month) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(sql)
                                .bind("month", month)
                                .map((row, context) -> seal(month, row))
                                .one());
    }

    void prove(Period month) {
        jdbi.useHandle(handle -> handle.createUpdate(PROVE).bind("month", month).execute());
    }

    private static Seal seal(Period month, ResultSet row) throws SQLException {
        return new Seal(
                month,
                row.getLong("details"),
                Money.ofFen(row.getLong("total_fen")),
                Money.ofFen(row.getLong("cleared_fen")));
    }
}
