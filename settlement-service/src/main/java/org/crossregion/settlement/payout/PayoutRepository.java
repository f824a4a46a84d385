package org.crossregion.settlement.payout;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Jdbi;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The rows of payments of claims and top-ups, and of who needed more time. */
@ApplicationScoped
class PayoutRepository {

    private static final String ADD =
            """
            insert into payout (subject_id, seq, kind, amount_fen, payee_name, payee_bank,
                   payee_cipher, payee_index, payee_key, done_on, reference, reason, recorded_by,
                   recorded_at)
            values (:id, :seq, :kind, :amount, :payeeName, :payeeBank, :payeeCipher,
                   :payeeIndex, :payeeKey, :doneOn, :reference, :reason, :by, :at)
            """;

    private static final String OF =
            PayoutColumns.COLUMNS + "where subject_id = any(:ids)\norder by seq\n";

    private static final String MARK =
            """
            insert into special_case (subject_id, reason, marked_by, marked_at)
            values (:id, :reason, :by, :at)
            """;

    private final Jdbi jdbi;

    PayoutRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    void add(String id, Payout payout) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(ADD)
                                .bind("id", id)
                                .bind("seq", payout.sequence())
                                .bind("kind", payout.kind())
                                .bind("amount", payout.amount())
                                .bind("payeeName", payout.payee().name())
                                .bind("payeeBank", payout.payee().bank())
                                .bind("payeeCipher", payout.payee().account().cipher())
                                .bind("payeeIndex", payout.payee().account().index())
                                .bind("payeeKey", payout.payee().account().keyId())
                                .bind("doneOn", payout.doneOn())
                                .bind("reference", payout.reference())
                                .bind("reason", payout.reason())
                                .bind("by", payout.recordedBy())
                                .bind("at", payout.recordedAt())
                                .execute());
    }

    /** By claim or top-up, in the order in which they were recorded. */
    Map<String, List<Payout>> of(Collection<String> ids) {
        Map<String, List<Payout>> payouts = new HashMap<>();
        jdbi.useHandle(
                handle ->
                        handle.createQuery(OF)
                                .bindArray("ids", String.class, ids)
                                .map(
                                        (row, context) ->
                                                Map.entry(
                                                        row.getString("subject_id"),
                                                        PayoutColumns.payout(row)))
                                .forEach(
                                        one ->
                                                payouts.computeIfAbsent(
                                                                one.getKey(),
                                                                id -> new ArrayList<>())
                                                        .add(one.getValue())));
        return payouts;
    }

    void mark(String id, Decision special) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(MARK)
                                .bind("id", id)
                                .bind("reason", special.reason())
                                .bind("by", special.by())
                                .bind("at", special.at())
                                .execute());
    }
}
