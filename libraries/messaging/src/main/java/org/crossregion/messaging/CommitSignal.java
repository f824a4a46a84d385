package org.crossregion.messaging;

import jakarta.inject.Singleton;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;

/** Wakes the relay of this instance when a transaction that added events has committed. */
@Singleton
class CommitSignal {

    private final TransactionSynchronizationRegistry transaction;
    private final Signal relay = new Signal();

    CommitSignal(TransactionSynchronizationRegistry transaction) {
        this.transaction = transaction;
    }

    Signal relay() {
        return relay;
    }

    /** Registers once per transaction, however many events it adds. */
    void afterCommit() {
        if (transaction.getResource(this) == null) {
            transaction.putResource(this, Boolean.TRUE);
            transaction.registerInterposedSynchronization(new Waking());
        }
    }

    private final class Waking implements Synchronization {
        @Override
        public void beforeCompletion() {
            // Nothing to say before the commit.
        }

        @Override
        public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
                relay.raise();
            }
        }
    }
}
