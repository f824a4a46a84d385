package org.crossregion.database;

import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.DefaultBean;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.TransactionSynchronizationRegistry;

import org.jdbi.v3.core.Jdbi;

/** The one Jdbi of a service, over its default data source. */
@Singleton
class JdbiProducer {

    @Produces
    @Singleton
    @DefaultBean
    Jdbi jdbi(
            AgroalDataSource source,
            TransactionManager transactions,
            TransactionSynchronizationRegistry registry) {
        Jdbi jdbi = Databases.jdbi(source);
        jdbi.setHandleScope(new TransactionHandles(jdbi, registry));
        jdbi.setTransactionHandler(new JoiningTransactions(transactions));
        return jdbi;
    }
}
