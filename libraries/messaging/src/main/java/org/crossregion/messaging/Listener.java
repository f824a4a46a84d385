package org.crossregion.messaging;

import org.crossregion.messaging.Relay.ConnectionSource;
import org.postgresql.PGConnection;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** Hears of commits of other instances, on a connection of its own, and raises the signal. */
final class Listener implements AutoCloseable {

    private static final int LISTEN_MILLIS = 500;

    private final ConnectionSource connections;
    private final String channel;
    private final Signal committed;
    private final Thread thread;
    private volatile boolean closing;

    Listener(ConnectionSource connections, String channel, Signal committed) {
        this.connections = connections;
        this.channel = channel;
        this.committed = committed;
        this.thread = new Thread(this::run, "outbox listener");
        this.thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    private void run() {
        Backoff backoff = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(5));
        while (!closing) {
            try (Connection session = connections.open("outbox listener")) {
                listen(session);
                // What was committed before we listened.
                committed.raise();
                backoff.reset();
                hear(session.unwrap(PGConnection.class));
            } catch (SQLException e) {
                // The relay's own connection reports it.
                sleep(backoff.next());
            }
        }
    }

    private void listen(Connection session) throws SQLException {
        try (var statement = session.createStatement()) {
            statement.execute("listen " + channel);
        }
    }

    private void hear(PGConnection session) throws SQLException {
        while (!closing) {
            var heard = session.getNotifications(LISTEN_MILLIS);
            if (heard != null && heard.length > 0) {
                committed.raise();
            }
        }
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closing = true;
    }
}
