package org.crossregion.embedded;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;

/**
 * A PostgreSQL server of our own in a directory that survives restarts; superuser {@code postgres},
 * any password, bound to the loopback address only.
 */
public final class LocalPostgres implements AutoCloseable {

    public static final String USER = "postgres";
    public static final String PASSWORD = "postgres";

    private final EmbeddedPostgres server;
    private final Path data;

    private LocalPostgres(EmbeddedPostgres server, Path data) {
        this.server = server;
        this.data = data;
    }

    /**
     * Starts the server, ending first whatever an unclean stop has left in the directory.
     *
     * @param port 0 for a free one
     * @param durable whether a commit survives the loss of power, as money needs; tests do without
     */
    public static LocalPostgres start(Path dir, int port, boolean durable) {
        return start(dir, port, durable, Map.of());
    }

    /**
     * The same with settings of its own, as a benchmark has them.
     *
     * @param settings of the server by name; they come before the defaults
     */
    public static LocalPostgres start(
            Path dir, int port, boolean durable, Map<String, String> settings) {
        Quiet.loggers();
        try {
            Path home = dir.toAbsolutePath();
            Postmaster.clear(home.resolve("data"));
            Path data = Directories.data(home);
            EmbeddedPostgres.Builder builder = builder(home, data, port, durable);
            settings.forEach(builder::setServerConfig);
            LocalPostgres started = new LocalPostgres(builder.start(), data);
            Directories.markComplete(home);
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException("starting PostgreSQL in " + dir, e);
        }
    }

    private static EmbeddedPostgres.Builder builder(
            Path home, Path data, int port, boolean durable) {
        String safely = durable ? "on" : "off";
        var log = ProcessBuilder.Redirect.appendTo(home.resolve("postgres.log").toFile());
        return EmbeddedPostgres.builder()
                .setPort(Ports.orFree(port))
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(Duration.ofSeconds(120))
                .setOutputRedirector(log)
                .setErrorRedirector(log)
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("fsync", safely)
                .setServerConfig("synchronous_commit", safely)
                .setServerConfig("full_page_writes", safely)
                .setServerConfig("wal_level", "logical")
                .setServerConfig("max_connections", "300")
                .setServerConfig("shared_buffers", "256MB")
                .setServerConfig("max_wal_size", "4GB")
                .setServerConfig("jit", "off")
                .setServerConfig("timezone", "UTC");
    }

    public int port() {
        return server.getPort();
    }

    public String jdbcUrl(String database) {
        return jdbcUrl(port(), database);
    }

    static String jdbcUrl(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    public void createDatabaseIfMissing(String database) {
        createDatabaseIfMissing(port(), database);
    }

    static void createDatabaseIfMissing(int port, String database) {
        try (Connection connection = connect(port, USER);
                var exists =
                        connection.prepareStatement("select 1 from pg_database where datname = ?");
                var create = connection.createStatement()) {
            exists.setString(1, database);
            if (!exists.executeQuery().next()) {
                create.execute("create database \"" + database.replace("\"", "") + "\"");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("creating database " + database, e);
        }
    }

    private static Connection connect(int port, String database) throws SQLException {
        Properties login = new Properties();
        login.put("user", USER);
        login.put("password", PASSWORD);
        return new org.postgresql.Driver().connect(jdbcUrl(port, database), login);
    }

    /** Whether the server process lives; false after it was killed from outside. */
    public boolean isRunning() {
        return Postmaster.of(data).isPresent();
    }

    /** Disconnects everyone and stops, with everything committed on disk. */
    @Override
    public void close() {
        try {
            server.close();
            Postmaster.clear(data);
        } catch (IOException e) {
            throw new UncheckedIOException("stopping PostgreSQL", e);
        }
    }
}
