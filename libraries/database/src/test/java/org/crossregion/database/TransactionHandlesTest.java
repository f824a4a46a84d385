package org.crossregion.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.arjuna.ats.internal.jta.transaction.arjunacore.TransactionSynchronizationRegistryImple;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import io.agroal.narayana.NarayanaTransactionIntegration;

import jakarta.transaction.Transaction;
import jakarta.transaction.TransactionManager;

import org.crossregion.embedded.TestServices;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.util.List;

class TransactionHandlesTest {

    private static final TransactionManager TRANSACTIONS =
            com.arjuna.ats.jta.TransactionManager.transactionManager();

    private static AgroalDataSource source;
    private static Jdbi jdbi;

    @BeforeAll
    static void connect() throws Exception {
        var registry = new TransactionSynchronizationRegistryImple();
        String url = TestServices.shared().freshDatabase();
        source =
                AgroalDataSource.from(
                        new AgroalDataSourceConfigurationSupplier()
                                .metricsEnabled()
                                .connectionPoolConfiguration(
                                        pool ->
                                                pool.maxSize(3)
                                                        .transactionIntegration(
                                                                new NarayanaTransactionIntegration(
                                                                        TRANSACTIONS, registry))
                                                        .connectionFactoryConfiguration(
                                                                factory ->
                                                                        factory.jdbcUrl(url)
                                                                                .principal(
                                                                                        new NamePrincipal(
                                                                                                "postgres"))
                                                                                .credential(
                                                                                        new SimplePassword(
                                                                                                "postgres")))));
        jdbi = new JdbiProducer().jdbi(source, TRANSACTIONS, registry);
        jdbi.useHandle(handle -> handle.execute("create table noted (word text primary key)"));
    }

    @AfterAll
    static void disconnect() {
        source.close();
    }

    @AfterEach
    void nothing_is_left_open() {
        assertThat(source.getMetrics().activeCount()).isZero();
    }

    private static void note(String word) {
        jdbi.useHandle(handle -> handle.execute("insert into noted values (?)", word));
    }

    private static List<String> noted() {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery("select word from noted order by word")
                                .mapTo(String.class)
                                .list());
    }

    private static Handle handle() {
        return jdbi.withHandle(handle -> handle);
    }

    @Test
    void all_that_a_transaction_says_goes_through_one_handle_that_ends_with_it() throws Exception {
        TRANSACTIONS.begin();
        Handle first = handle();
        note("one handle");
        assertThat(handle()).isSameAs(first);
        assertThat(first.isClosed()).isFalse();
        TRANSACTIONS.commit();

        assertThat(first.isClosed()).isTrue();
        assertThat(noted()).contains("one handle");
    }

    @Test
    void what_is_rolled_back_is_gone_and_its_handle_closed() throws Exception {
        TRANSACTIONS.begin();
        Handle first = handle();
        note("taken back");
        TRANSACTIONS.rollback();

        assertThat(first.isClosed()).isTrue();
        assertThat(noted()).doesNotContain("taken back");
    }

    @Test
    void a_failed_statement_leaves_a_transaction_that_can_only_be_rolled_back() throws Exception {
        note("there already");
        TRANSACTIONS.begin();
        Handle first = handle();
        assertThatThrownBy(() -> note("there already")).hasMessageContaining("noted_pkey");
        TRANSACTIONS.setRollbackOnly();
        TRANSACTIONS.rollback();

        assertThat(first.isClosed()).isTrue();
    }

    @Test
    void a_transaction_in_the_middle_of_another_has_its_own_handle_and_its_own_end()
            throws Exception {
        TRANSACTIONS.begin();
        Handle outer = handle();
        note("outer");
        Transaction suspended = TRANSACTIONS.suspend();
        TRANSACTIONS.begin();
        assertThat(handle()).isNotSameAs(outer);
        note("inner");
        TRANSACTIONS.commit();
        TRANSACTIONS.resume(suspended);
        assertThat(handle()).isSameAs(outer);
        TRANSACTIONS.rollback();

        assertThat(noted()).contains("inner").doesNotContain("outer");
    }

    @Test
    void a_transaction_that_begins_while_a_handle_is_in_use_does_not_use_that() throws Exception {
        jdbi.useHandle(
                outside -> {
                    TRANSACTIONS.begin();
                    assertThat(handle()).isNotSameAs(outside);
                    note("begun within");
                    TRANSACTIONS.rollback();
                    assertThat(handle()).isSameAs(outside);
                });

        assertThat(noted()).doesNotContain("begun within");
    }

    @Test
    void without_a_transaction_every_call_has_a_handle_of_its_own() {
        Handle first = handle();

        assertThat(first.isClosed()).isTrue();
        assertThat(handle()).isNotSameAs(first);
    }

    @Test
    void a_result_that_was_not_read_to_its_end_is_closed_with_the_transaction() throws Exception {
        note("not read");
        TRANSACTIONS.begin();
        var rows =
                jdbi.withHandle(
                        handle ->
                                handle.createQuery("select word from noted")
                                        .mapTo(String.class)
                                        .iterator());
        assertThat(rows.hasNext()).isTrue();
        TRANSACTIONS.commit();

        assertThat(noted()).contains("not read");
    }
}
