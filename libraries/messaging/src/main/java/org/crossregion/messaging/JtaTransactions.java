package org.crossregion.messaging;

import io.quarkus.narayana.jta.QuarkusTransaction;

import jakarta.inject.Singleton;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

import java.util.function.Function;

/** New JTA transactions, which everything that a handler calls joins. */
@Singleton
class JtaTransactions implements Transactions {

    /** A batch of hundreds of events may wait for locks; the default minute is short for that. */
    private static final int TIMEOUT_SECONDS = 300;

    private final Jdbi jdbi;

    JtaTransactions(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public <T> T call(Function<Handle, T> work) {
        return QuarkusTransaction.requiringNew()
                .timeout(TIMEOUT_SECONDS)
                .call(() -> jdbi.withHandle(work::apply));
    }
}
