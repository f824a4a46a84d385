package org.crossregion.load.wire;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A port that passes everything on to a PostgreSQL server and writes down what is executed. The
 * client must send parameters as text and take results as text: see {@link #PARAMETERS}.
 */
public final class WireTap implements AutoCloseable {

    /** What the client's JDBC URL needs, so that every statement is seen in full. */
    public static final String PARAMETERS =
            "?sslmode=disable&gssEncMode=disable&prepareThreshold=0&binaryTransfer=false";

    /** Connections of the pool; what a service opens beside it has a name of its own. */
    private static final String OF_THE_POOL = "PostgreSQL JDBC Driver";

    private static final int UUID_TYPE = 2950;
    private static final int BYTES_TYPE = 17;

    private final ServerSocket listening;
    private final int target;
    private final AtomicInteger sessions = new AtomicInteger();
    private final List<Executed> seen = Collections.synchronizedList(new ArrayList<>());

    private WireTap(ServerSocket listening, int target) {
        this.listening = listening;
        this.target = target;
    }

    /** Listens on a free port for connections to the server on the target port. */
    public static WireTap before(int target) {
        try {
            WireTap tap =
                    new WireTap(new ServerSocket(0, 100, InetAddress.getLoopbackAddress()), target);
            daemon("wire tap", tap::accept);
            return tap;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return listening.getLocalPort();
    }

    /** What was executed since the last call, in order. */
    public List<Executed> drain() {
        synchronized (seen) {
            List<Executed> all = List.copyOf(seen);
            seen.clear();
            return all;
        }
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
                client.setTcpNoDelay(true);
                server.setTcpNoDelay(true);
                Session session = new Session(sessions.incrementAndGet());
                daemon("to server", () -> pass(client, server, session::said, true));
                daemon("to client", () -> pass(server, client, session::answered, false));
            } catch (IOException e) {
                // Closed, or one connection that came to nothing.
            }
        }
    }

    /** Something that is told every message. */
    private interface Ear {
        void hear(char type, ByteBuffer body);
    }

    private static void pass(Socket from, Socket to, Ear ear, boolean starts) {
        try (from;
                to) {
            DataInputStream in = new DataInputStream(from.getInputStream());
            OutputStream out = to.getOutputStream();
            boolean started = !starts;
            while (true) {
                int type = started ? in.readUnsignedByte() : 0;
                int length = in.readInt();
                byte[] body = in.readNBytes(length - 4);
                ear.hear((char) type, ByteBuffer.wrap(body));
                ByteBuffer whole = ByteBuffer.allocate((started ? 1 : 0) + length);
                if (started) {
                    whole.put((byte) type);
                }
                out.write(whole.putInt(length).put(body).array());
                started = true;
            }
        } catch (IOException e) {
            // The end of the connection.
        }
    }

    /** What one connection has prepared, bound and executed. */
    private final class Session {

        private final int number;
        private final Map<String, Executed> prepared = new HashMap<>();
        private final Queue<Executed> unanswered = new ConcurrentLinkedQueue<>();
        private Executed bound;
        private boolean ofThePool;
        private int turn;

        private Session(int number) {
            this.number = number;
        }

        private void said(char type, ByteBuffer body) {
            // The driver says who it is when it connects, or by its first statement.
            if (!ofThePool && (type == 0 || type == 'P' || type == 'Q')) {
                ofThePool = new String(body.array(), StandardCharsets.UTF_8).contains(OF_THE_POOL);
            }
            switch (type) {
                case 'P' -> parse(body);
                case 'B' -> bind(body);
                case 'E' -> execute();
                case 'S' -> turn++;
                case 'Q' -> simple(body);
                default -> {
                    // Describing, closing and terminating change nothing.
                }
            }
        }

        private void parse(ByteBuffer body) {
            String name = text(body);
            String sql = text(body);
            List<Integer> types = new ArrayList<>();
            int count = body.getShort();
            for (int i = 0; i < count; i++) {
                types.add(body.getInt());
            }
            prepared.put(name, new Executed(number, 0, sql, types, List.of(), List.of()));
        }

        private void bind(ByteBuffer body) {
            text(body);
            Executed statement = prepared.get(text(body));
            boolean[] binary = new boolean[body.getShort()];
            for (int i = 0; i < binary.length; i++) {
                binary[i] = body.getShort() != 0;
            }
            List<String> values = new ArrayList<>();
            int count = body.getShort();
            for (int i = 0; i < count; i++) {
                boolean coded = binary.length == 1 ? binary[0] : binary.length > i && binary[i];
                values.add(coded ? decoded(body, statement.types().get(i)) : value(body));
            }
            bound =
                    new Executed(
                            number,
                            turn,
                            statement.sql(),
                            statement.types(),
                            Collections.unmodifiableList(values),
                            Collections.synchronizedList(new ArrayList<>()));
        }

        /** The driver begins transactions this way, and waits for no answer. */
        private void simple(ByteBuffer body) {
            bound = new Executed(number, turn, text(body), List.of(), List.of(), List.of());
            execute();
        }

        private void execute() {
            unanswered.add(bound);
            if (ofThePool) {
                seen.add(bound);
            }
        }

        private void answered(char type, ByteBuffer body) {
            switch (type) {
                case 'D' -> {
                    List<String> row = new ArrayList<>();
                    int columns = body.getShort();
                    for (int i = 0; i < columns; i++) {
                        row.add(value(body));
                    }
                    Executed head = unanswered.peek();
                    if (head != null) {
                        head.rows().add(row);
                    }
                }
                case 'C', 'I', 's', 'E' -> unanswered.poll();
                default -> {
                    // Descriptions, notices and parameters tell nothing of rows.
                }
            }
        }

        /** The text form of what the driver sends in binary whatever it is told. */
        private static String decoded(ByteBuffer body, int type) {
            int length = body.getInt();
            if (length < 0) {
                return null;
            }
            if (type == UUID_TYPE) {
                return new UUID(body.getLong(), body.getLong()).toString();
            }
            byte[] bytes = new byte[length];
            body.get(bytes);
            if (type != BYTES_TYPE) {
                return Executed.UNREADABLE;
            }
            return "\\x" + HexFormat.of().formatHex(bytes);
        }

        private static String value(ByteBuffer body) {
            int length = body.getInt();
            if (length < 0) {
                return null;
            }
            byte[] bytes = new byte[length];
            body.get(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        }

        private static String text(ByteBuffer body) {
            int from = body.position();
            while (body.get() != 0) {
                // Up to the terminating zero.
            }
            return new String(
                    body.array(), from, body.position() - 1 - from, StandardCharsets.UTF_8);
        }
    }

    private static void daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
