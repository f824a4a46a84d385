package org.crossregion.settlement.claim;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.values.Money;
import org.crossregion.web.identity.ProtectedIdentity;
import org.jdbi.v3.core.Jdbi;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;

/** The rows of payments of claims, and of who needed more time. */
@ApplicationScoped
class PayoutRepository {

    private static final String ADD =
            """
            insert into claim_payout (claim_id, seq, kind, amount_fen, payee_name, payee_bank,
                   payee_cipher, payee_index, payee_key, done_on, reference, reason, recorded_by,
                   recorded_at)
            values (:claimId, :seq, :kind, :amount, :payeeName, :payeeBank, :payeeCipher,
                   :payeeIndex, :payeeKey, :doneOn, :reference, :reason, :by, :at)
            """;

    private static final String OF_CLAIM =
            """
            select seq as payout_seq, kind as payout_kind, amount_fen as payout_fen,
                   payee_name as payout_name, payee_bank as payout_bank,
                   payee_cipher as payout_cipher, payee_index as payout_index,
                   payee_key as payout_key, done_on, reference, reason as payout_reason,
                   recorded_by, recorded_at
            from claim_payout
            where claim_id = :id
            order by seq
            """;

    private static final String MARK =
            """
            insert into claim_special (claim_id, reason, marked_by, marked_at)
            values (:id, :reason, :by, :at)
            """;

    private final Jdbi jdbi;

    PayoutRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    void add(String claimId, Payout payout) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(ADD)
                                .bind("claimId", claimId)
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

    /** In the order in which they were recorded. */
    List<Payout> of(String claimId) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(OF_CLAIM)
                                .bind("id", claimId)
                                .map((row, context) -> payout(row))
                                .list());
    }

    void mark(String claimId, Claim.Decision special) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(MARK)
                                .bind("id", claimId)
                                .bind("reason", special.reason())
                                .bind("by", special.by())
                                .bind("at", special.at())
                                .execute());
    }

    /** Of a row that holds one. */
    static Payout payout(ResultSet row) throws SQLException {
        return new Payout(
                row.getInt("payout_seq"),
                row.getString("payout_kind").equals("paid")
                        ? Payout.Kind.PAID
                        : Payout.Kind.RETURNED,
                Money.ofFen(row.getLong("payout_fen")),
                new Payee(
                        row.getString("payout_name"),
                        row.getString("payout_bank"),
                        new ProtectedIdentity(
                                row.getString("payout_cipher"),
                                row.getString("payout_index"),
                                row.getString("payout_key"))),
                row.getObject("done_on", LocalDate.class),
                row.getString("reference"),
                row.getString("payout_reason"),
                row.getString("recorded_by"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant());
    }
}
