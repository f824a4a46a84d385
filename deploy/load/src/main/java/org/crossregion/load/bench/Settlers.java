package org.crossregion.load.bench;

import org.crossregion.load.bench.Load.Source;
import org.crossregion.load.bench.Load.Worker;
import org.crossregion.load.data.Stay;
import org.crossregion.load.data.Template;
import org.crossregion.load.replay.Replay;
import org.crossregion.load.replay.Replay.Target;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/** The ways of settling that benchmark S1 compares; each takes the next stay. */
final class Settlers {

    private static final AtomicLong MESSAGES = new AtomicLong();
    private static final String JSON = "Content-Type: application/json;charset=utf-8\r\n";

    private Settlers() {}

    static String message() {
        return "LOAD%026d".formatted(MESSAGES.incrementAndGet());
    }

    /** Over HTTP; the answer must name a settlement. */
    static Source http(int port, Stays stays) {
        return () -> {
            HttpClient client = new HttpClient(port);
            return new Worker() {
                @Override
                public void once() throws IOException {
                    String envelope = Template.settle(stays.take(), message());
                    byte[] answer = client.post("/fsi/api", JSON, envelope);
                    String text = new String(answer, StandardCharsets.UTF_8);
                    if (!text.contains("\"setl_id\":\"A")) {
                        throw new IllegalStateException(text);
                    }
                }

                @Override
                public void close() throws IOException {
                    client.close();
                }
            };
        };
    }

    /** Where connections come from; one that was used before comes again, as from a pool. */
    interface Connections {
        Connection open() throws SQLException;
    }

    /** By plain JDBC: the statements before, and the transaction. */
    static Source jdbc(Connections connections, Replay replay, Stays stays) {
        Queue<Connection> idle = new ConcurrentLinkedQueue<>();
        return () -> {
            Connection before = idle.poll();
            Connection connection = before == null ? connections.open() : before;
            return new Worker() {
                @Override
                public void once() throws SQLException {
                    Stay stay = stays.take();
                    Target target = new Target(stay.visit(), stay.person(), message());
                    connection.setAutoCommit(true);
                    replay.before(connection, target);
                    connection.setAutoCommit(false);
                    replay.inside(connection, target);
                    connection.commit();
                }

                @Override
                public void close() {
                    idle.add(connection);
                }
            };
        };
    }
}
