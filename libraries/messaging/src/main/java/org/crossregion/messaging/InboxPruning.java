package org.crossregion.messaging;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Instant;

/**
 * Forgets old events of the inbox, for a job to call daily.
 *
 * <p>Keep at least as long as the broker keeps its records: what is forgotten and delivered again
 * is stopped only by the unique keys of the facts.
 */
@ApplicationScoped
public class InboxPruning {

    private static final int AT_ONCE = 10_000;

    private final Transactions transactions;

    InboxPruning(JtaTransactions transactions) {
        this.transactions = transactions;
    }

    /** Forgets what was received before the instant, in short transactions; returns how many. */
    public long prune(Instant before) {
        long forgotten = 0;
        int now;
        do {
            now = transactions.call(handle -> InboxTable.prune(handle, before, AT_ONCE));
            forgotten += now;
        } while (now == AT_ONCE);
        return forgotten;
    }
}
