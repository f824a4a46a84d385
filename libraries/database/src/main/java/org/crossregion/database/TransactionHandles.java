package org.crossregion.database;

import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleScope;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.extension.ExtensionContext;
import org.jdbi.v3.core.extension.HandleSupplier;
import org.jdbi.v3.core.statement.SqlStatements;

import java.util.concurrent.Callable;

/**
 * One handle for all that a transaction says, closed as the transaction ends. Opening one for every
 * statement costs more than many a statement does.
 *
 * <p>A handle is its transaction's and no other's: what runs in a new transaction in the middle of
 * another has its own, and comes back to the first when that goes on.
 */
final class TransactionHandles implements HandleScope {

    private final Jdbi jdbi;
    private final TransactionSynchronizationRegistry transactions;

    /** For whoever works without a transaction, as Jdbi has it. */
    private final HandleScope outside = HandleScope.threadLocal();

    TransactionHandles(Jdbi jdbi, TransactionSynchronizationRegistry transactions) {
        this.jdbi = jdbi;
        this.transactions = transactions;
    }

    @Override
    public HandleSupplier get() {
        if (transactions.getTransactionKey() == null) {
            return outside.get();
        }
        Held held = (Held) transactions.getResource(this);
        if (held != null) {
            return held.handle().isClosed() ? null : held;
        }
        return transactions.getTransactionStatus() == Status.STATUS_ACTIVE ? open() : null;
    }

    private Held open() {
        Handle handle = jdbi.open();
        // Whatever a statement has left open ends with the handle.
        handle.getConfig(SqlStatements.class).setAttachAllStatementsForCleanup(true);
        Held held = new Held(handle);
        transactions.putResource(this, held);
        transactions.registerInterposedSynchronization(held);
        return held;
    }

    @Override
    public void set(HandleSupplier handle) {
        outside.set(handle);
    }

    @Override
    public void clear() {
        outside.clear();
    }

    /** A transaction's handle: closed before it is committed, or after it was rolled back. */
    private record Held(Handle handle) implements HandleSupplier, Synchronization {

        @Override
        public Handle getHandle() {
            return handle;
        }

        @Override
        public Jdbi getJdbi() {
            return handle.getJdbi();
        }

        @Override
        public ConfigRegistry getConfig() {
            return handle.getConfig();
        }

        @Override
        public <V> V invokeInContext(ExtensionContext context, Callable<V> task) throws Exception {
            throw new UnsupportedOperationException("SQL is written by hand here");
        }

        @Override
        public void beforeCompletion() {
            handle.close();
        }

        @Override
        public void afterCompletion(int status) {
            handle.close();
        }
    }
}
