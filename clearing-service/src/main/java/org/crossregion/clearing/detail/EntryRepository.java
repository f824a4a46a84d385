package org.crossregion.clearing.detail;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.values.Coded;
import org.crossregion.values.Money;
import org.crossregion.values.Period;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Deductions and releases as they are booked among the details: added, never changed. */
@ApplicationScoped
class EntryRepository {

    private static final String ADD =
            """
            insert into deduction_entry (deduction_id, kind, settlement_id, follows,
                                         clearing_period, amount_fen, booked_at)
            values (:deduction, :kind, :settlementId, :follows, :period, :amount, :bookedAt)
            """;

    /** Booked and not taken back since. */
    private static final String TAKEN =
            """
            select deduction_id, kind, settlement_id, follows, clearing_period, amount_fen, booked_at
            from deduction_entry t
            where settlement_id = any(:settlements) and kind = 'deduction'
              and not exists (select from deduction_entry r
                              where r.deduction_id = t.deduction_id and r.kind = 'release')
            order by no
            """;

    /** Deductions that stand by themselves in a period and were not taken back, per settlement. */
    private static final String STANDING_IN =
            """
            select settlement_id, sum(amount_fen)::bigint as amount_fen
            from deduction_entry t
            where clearing_period = :period and kind = 'deduction'
              and not exists (select from deduction_entry r
                              where r.deduction_id = t.deduction_id and r.kind = 'release')
            group by settlement_id
            order by settlement_id
            """;

    private static final String IDS_STANDING_IN =
            """
            select deduction_id
            from deduction_entry t
            where clearing_period = :period and settlement_id = :settlementId and kind = 'deduction'
              and not exists (select from deduction_entry r
                              where r.deduction_id = t.deduction_id and r.kind = 'release')
            order by no
            """;

    private final Jdbi jdbi;

    EntryRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    void add(Collection<DeductionEntry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        jdbi.useHandle(
                handle -> {
                    PreparedBatch batch = handle.prepareBatch(ADD);
                    for (DeductionEntry entry : entries) {
                        batch.bind("deduction", entry.deduction())
                                .bind("kind", entry.kind())
                                .bind("settlementId", entry.settlementId())
                                .bind("follows", entry.follows().orElse(null))
                                .bind("period", entry.period().map(Period::toString).orElse(null))
                                .bind("amount", entry.amount().fen())
                                .bind("bookedAt", entry.bookedAt())
                                .add();
                    }
                    batch.execute();
                });
    }

    /** What stands deducted by itself in a period, per settlement. */
    Map<String, Money> standingIn(Period period) {
        Map<String, Money> sums = new HashMap<>();
        jdbi.useHandle(
                handle ->
                        handle.createQuery(STANDING_IN)
                                .bind("period", period.toString())
                                .map(
                                        (row, context) ->
                                                Map.entry(
                                                        row.getString("settlement_id"),
                                                        Money.ofFen(row.getLong("amount_fen"))))
                                .forEach(sum -> sums.put(sum.getKey(), sum.getValue())));
        return sums;
    }

    /** The deductions that stand by themselves in a period, of one settlement. */
    List<UUID> idsStandingIn(Period period, String settlementId) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(IDS_STANDING_IN)
                                .bind("period", period.toString())
                                .bind("settlementId", settlementId)
                                .mapTo(UUID.class)
                                .list());
    }

    /** What is deducted from each of these settlements now. */
    Map<String, List<DeductionEntry>> takenFrom(Collection<String> settlements) {
        Map<String, List<DeductionEntry>> taken = new HashMap<>();
        if (!settlements.isEmpty()) {
            jdbi.useHandle(
                    handle ->
                            handle.createQuery(TAKEN)
                                    .bind("settlements", List.copyOf(settlements))
                                    .map((row, context) -> entry(row))
                                    .forEach(
                                            one ->
                                                    taken.computeIfAbsent(
                                                                    one.settlementId(),
                                                                    id -> new ArrayList<>())
                                                            .add(one)));
        }
        return taken;
    }

    private static DeductionEntry entry(ResultSet row) throws SQLException {
        return new DeductionEntry(
                row.getObject("deduction_id", UUID.class),
                Coded.ofCode(DeductionEntry.Kind.class, row.getString("kind")),
                row.getString("settlement_id"),
                Optional.ofNullable(row.getString("follows")),
                Optional.ofNullable(row.getString("clearing_period")).map(Period::fromString),
                Money.ofFen(row.getLong("amount_fen")),
                row.getObject("booked_at", OffsetDateTime.class).toInstant());
    }
}
