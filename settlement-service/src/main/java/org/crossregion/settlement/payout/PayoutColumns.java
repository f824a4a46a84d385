package org.crossregion.settlement.payout;

import org.crossregion.values.Money;
import org.crossregion.web.identity.ProtectedIdentity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;

/** How what concerns the payment of a claim or a top-up is written in columns. */
public final class PayoutColumns {

    private PayoutColumns() {}

    static final String COLUMNS =
            """
            select subject_id, seq as payout_seq, kind as payout_kind, amount_fen as payout_fen,
                   payee_name as payout_name, payee_bank as payout_bank,
                   payee_cipher as payout_cipher, payee_index as payout_index,
                   payee_key as payout_key, done_on, reference, reason as payout_reason,
                   recorded_by, recorded_at
            from payout
            """;

    private static final String BESIDES =
            """
            left join lateral (
            %1$s
                where payout.subject_id = %2$s
                order by seq desc
                limit 1) payout on true
            left join lateral (
                select reason as special_reason, marked_by, marked_at
                from special_case
                where special_case.subject_id = %2$s) special on true
            """;

    /**
     * What is joined beside a claim or a top-up: its last payment, or return of one, and whether it
     * is a special case.
     *
     * @param id the column of its number
     */
    public static String besides(String id) {
        return BESIDES.formatted(COLUMNS, id);
    }

    /** Of a row beside which {@link #besides} is joined. */
    public static Optional<Payout> last(ResultSet row) throws SQLException {
        return row.getString("payout_kind") == null ? Optional.empty() : Optional.of(payout(row));
    }

    /** Its limits in working days, of such a row. */
    public static Term term(ResultSet row) throws SQLException {
        return new Term(
                row.getInt("working_days"),
                row.getInt("special_working_days"),
                decision(row, "marked_by", "marked_at", "special_reason"));
    }

    /** What is due of it. */
    public static Optional<Money> due(ResultSet row) throws SQLException {
        return Optional.ofNullable(row.getObject("due_fen", Long.class)).map(Money::ofFen);
    }

    /** Who decided, if anybody has. */
    public static Optional<Decision> decision(ResultSet row) throws SQLException {
        return decision(row, "decided_by", "decided_at", "decision");
    }

    private static Optional<Decision> decision(ResultSet row, String by, String at, String reason)
            throws SQLException {
        return row.getString(by) == null
                ? Optional.empty()
                : Optional.of(
                        new Decision(
                                row.getString(by),
                                row.getObject(at, OffsetDateTime.class).toInstant(),
                                row.getString(reason)));
    }

    /** Of a row with a payee in columns of their own; absent if nobody was named. */
    public static Optional<Payee> payee(ResultSet row) throws SQLException {
        return row.getString("payee_name") == null
                ? Optional.empty()
                : Optional.of(
                        new Payee(
                                row.getString("payee_name"),
                                row.getString("payee_bank"),
                                new ProtectedIdentity(
                                        row.getString("payee_cipher"),
                                        row.getString("payee_index"),
                                        row.getString("payee_key"))));
    }

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
