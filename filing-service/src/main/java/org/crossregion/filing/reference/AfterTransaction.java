package org.crossregion.filing.reference;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;

/** Does something once the transaction under way is over, whether it was committed or not. */
@ApplicationScoped
public class AfterTransaction {

    private final TransactionSynchronizationRegistry transactions;

    AfterTransaction(TransactionSynchronizationRegistry transactions) {
        this.transactions = transactions;
    }

    /** Such as forgetting what is remembered of a table. */
    public void run(Runnable work) {
        transactions.registerInterposedSynchronization(new Afterwards(work));
    }

    /** The work, when its time has come. */
    private record Afterwards(Runnable work) implements Synchronization {

        @Override
        public void beforeCompletion() {
            // Nothing to write.
        }

        @Override
        public void afterCompletion(int status) {
            work.run();
        }
    }
}
