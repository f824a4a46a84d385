package org.crossregion.messaging;

import org.crossregion.database.Databases;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.postgresql.ds.PGSimpleDataSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;

/** The database of a test, with the tables of the library and one for effects. */
final class Store implements Transactions {

    private final String url;
    private final Jdbi jdbi;

    private Store(String url) {
        this.url = url;
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setUser("postgres");
        source.setPassword("postgres");
        this.jdbi = Databases.jdbi(source);
    }

    /** A database that has its tables already. */
    static Store at(String url) {
        return new Store(url);
    }

    /** A fresh database. */
    static Store in(String url) {
        Store store = new Store(url);
        store.jdbi.useHandle(
                handle -> {
                    handle.createScript(migration()).execute();
                    handle.execute(
                            "create table effect (id bigint generated always as identity,"
                                    + " subject text, number bigint)");
                });
        return store;
    }

    private static String migration() {
        try (var in = Store.class.getResourceAsStream("/db/migration/V0_1__messaging.sql")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return url;
    }

    Jdbi jdbi() {
        return jdbi;
    }

    Connection open(String purpose) throws SQLException {
        return DriverManager.getConnection(
                url + "?ApplicationName=" + purpose.replace(' ', '+'), "postgres", "postgres");
    }

    @Override
    public <T> T call(Function<Handle, T> work) {
        return jdbi.inTransaction(work::apply);
    }

    void add(OutboxEvent... events) {
        jdbi.useTransaction(
                handle -> {
                    for (OutboxEvent event : events) {
                        OutboxTable.add(handle, event, "request-1");
                    }
                });
    }

    long backlog() {
        return jdbi.withHandle(OutboxTable::count);
    }

    /** Part of an effect; called within a handler's transaction. */
    void effect(String subject, long number) {
        jdbi.useHandle(
                handle ->
                        handle.execute(
                                "insert into effect (subject, number) values (?, ?)",
                                subject,
                                number));
    }

    /** The numbers that have had their effect on a subject, in order. */
    List<Long> effects(String subject) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        "select number from effect where subject = :s order by id")
                                .bind("s", subject)
                                .mapTo(Long.class)
                                .list());
    }

    long effects() {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery("select count(*) from effect").mapTo(Long.class).one());
    }

    List<ParkedEvent> parked() {
        return jdbi.withHandle(handle -> ParkedEvents.list(handle, null, 0, 1000));
    }
}
