package org.crossregion.clearing.reconciliation;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Jdbi;

import java.time.Instant;

/** Totals as they were stated, and as we had them then. */
@ApplicationScoped
class StatedTotalRepository {

    private static final String ADD =
            """
            insert into reconciliation_total (party, begins, ends, scheme, clearing_type,
                   with_refunds, result, there_bills, there_total_fen, there_fund_fen,
                   there_account_fen, here_bills, here_total_fen, here_fund_fen, here_account_fen,
                   reference, stated_by, stated_at)
            values (:party, :begins, :ends, :scheme, :type, :refunds, :result, :thereBills,
                    :thereTotal, :thereFund, :thereAccount, :hereBills, :hereTotal, :hereFund,
                    :hereAccount, :reference, :by, :at)
            """;

    private final Jdbi jdbi;

    StatedTotalRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Adds one statement with its result (stmt_rslt). */
    void add(
            Reach reach,
            String result,
            Sums there,
            Sums here,
            String reference,
            String by,
            Instant at) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(ADD)
                                .bind("party", reach.party().key())
                                .bind("begins", reach.begins())
                                .bind("ends", reach.ends())
                                .bind("scheme", reach.schemeCode())
                                .bind("type", reach.clearingType())
                                .bind("refunds", reach.withRefunds())
                                .bind("result", result)
                                .bind("thereBills", there.bills())
                                .bind("thereTotal", there.total())
                                .bind("thereFund", there.fund())
                                .bind("thereAccount", there.account())
                                .bind("hereBills", here.bills())
                                .bind("hereTotal", here.total())
                                .bind("hereFund", here.fund())
                                .bind("hereAccount", here.account())
                                .bind("reference", reference)
                                .bind("by", by)
                                .bind("at", at)
                                .execute());
    }
}
