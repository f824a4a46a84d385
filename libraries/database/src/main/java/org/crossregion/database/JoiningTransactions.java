package org.crossregion.database;

import jakarta.transaction.Status;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionManager;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.transaction.CMTTransactionHandler;
import org.jdbi.v3.core.transaction.LocalTransactionHandler;
import org.jdbi.v3.core.transaction.TransactionHandler;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/** Leaves begin and end to the JTA transaction where there is one, and is local elsewhere. */
final class JoiningTransactions implements TransactionHandler {

    private final TransactionManager transactions;
    private final TransactionHandler joined = new CMTTransactionHandler();
    private final TransactionHandler local = LocalTransactionHandler.binding();

    JoiningTransactions(TransactionManager transactions) {
        this.transactions = transactions;
    }

    @Override
    public TransactionHandler specialize(Handle handle) throws java.sql.SQLException {
        return isJoined() ? joined.specialize(handle) : local.specialize(handle);
    }

    private boolean isJoined() {
        try {
            return transactions.getStatus() != Status.STATUS_NO_TRANSACTION;
        } catch (SystemException e) {
            throw new IllegalStateException("no transaction status", e);
        }
    }

    private TransactionHandler current() {
        return isJoined() ? joined : local;
    }

    @Override
    public void begin(Handle handle) {
        current().begin(handle);
    }

    @Override
    public void commit(Handle handle) {
        current().commit(handle);
    }

    @Override
    public void rollback(Handle handle) {
        current().rollback(handle);
    }

    @Override
    public boolean isInTransaction(Handle handle) {
        return current().isInTransaction(handle);
    }

    @Override
    public void savepoint(Handle handle, String name) {
        current().savepoint(handle, name);
    }

    @Override
    public void rollbackToSavepoint(Handle handle, String name) {
        current().rollbackToSavepoint(handle, name);
    }

    @Override
    public void releaseSavepoint(Handle handle, String name) {
        current().releaseSavepoint(handle, name);
    }

    @Override
    public <R, X extends Exception> R inTransaction(Handle handle, HandleCallback<R, X> work)
            throws X {
        return current().inTransaction(handle, work);
    }

    @Override
    public <R, X extends Exception> R inTransaction(
            Handle handle, TransactionIsolationLevel level, HandleCallback<R, X> work) throws X {
        return current().inTransaction(handle, level, work);
    }
}
