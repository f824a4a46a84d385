package org.crossregion.messaging;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.crossregion.database.JobLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;

/**
 * Sends what the outbox holds to the broker, in order per key, and deletes what is acknowledged.
 *
 * <p>Of all relays of a database one works: the one whose session holds the lock. The others pass
 * on that something was committed, and one of them takes over when the session ends. Whatever fails
 * is tried again for ever; an event may be sent twice, and its consumers know it by its id.
 */
final class Relay implements Runnable, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);

    private static final long LOCK = JobLock.key("outbox relay");
    private static final String CHANNEL = "outbox";
    private static final int AT_ONCE = 500;
    private static final int NETWORK_TIMEOUT_MILLIS = 30_000;

    private static final String NEXT =
            """
            select id, event_id, event_type, topic, message_key, occurred_at, request_id, payload
            from outbox
            where message_key <> all(?)
            order by id
            limit\s"""
                    + AT_ONCE;

    private static final String DELETE = "delete from outbox where id = any(?)";

    private final ConnectionSource connections;
    private final Topics topics;
    private final Map<String, Object> kafka;
    private final Signal committed;
    private final Duration tick;
    private final LongAdder sent = new LongAdder();

    private final Backoff databaseBackoff =
            new Backoff(Duration.ofMillis(200), Duration.ofSeconds(5));
    private final Backoff brokerBackoff =
            new Backoff(Duration.ofMillis(200), Duration.ofSeconds(5));

    private volatile boolean closing;
    private volatile State state = State.STARTING;
    private volatile Thread thread;
    private Producer<String, String> producer;

    /** Keys of which an event was refused: none of theirs is tried before the broker's backoff. */
    private final Set<String> stopped = new HashSet<>();

    private boolean outage;
    private long retryAt;

    /** Opens a connection to the service's database, beside the pool. */
    interface ConnectionSource {
        Connection open(String purpose) throws SQLException;
    }

    /** What this relay is doing. */
    enum State {
        STARTING,
        WORKING,
        /** Holds the lock, and waits for the broker to take what it has refused. */
        HELD_UP,
        STANDING_BY,
        DISCONNECTED,
        ENDED
    }

    /**
     * A relay that works as soon as it runs.
     *
     * @param committed raised when this instance has committed events
     * @param tick how often to look without being told, and to try to take over
     */
    Relay(
            ConnectionSource connections,
            Topics topics,
            Map<String, Object> kafka,
            Signal committed,
            Duration tick) {
        this.connections = connections;
        this.topics = topics;
        this.kafka = producerConfig(kafka);
        this.committed = committed;
        this.tick = tick;
    }

    private static Map<String, Object> producerConfig(Map<String, Object> kafka) {
        Map<String, Object> config = new HashMap<>(kafka);
        config.put("acks", "all");
        config.put("enable.idempotence", "true");
        config.put("linger.ms", "0");
        config.putIfAbsent("max.block.ms", "5000");
        config.putIfAbsent("request.timeout.ms", "5000");
        config.putIfAbsent("delivery.timeout.ms", "10000");
        config.put("reconnect.backoff.max.ms", "2000");
        config.putIfAbsent("max.request.size", Integer.toString(Topics.LARGEST_RECORD));
        config.remove("key.serializer");
        config.remove("value.serializer");
        return config;
    }

    State state() {
        return state;
    }

    /** Whether this is the one relay of its database that sends. */
    boolean isHolder() {
        return state == State.WORKING || state == State.HELD_UP;
    }

    /** How many events this relay has sent since it was started. */
    long sent() {
        return sent.sum();
    }

    @Override
    public void run() {
        thread = Thread.currentThread();
        while (!closing) {
            try (Connection session = connections.open("outbox relay")) {
                session.setNetworkTimeout(Runnable::run, NETWORK_TIMEOUT_MILLIS);
                work(session);
            } catch (SQLException e) {
                state = State.DISCONNECTED;
                report("the database", e, databaseBackoff);
                sleep(databaseBackoff.next());
            } catch (InterruptedException e) {
                // Only close() interrupts.
            } catch (RuntimeException e) {
                LOG.error("The relay goes on after a failure of its own", e);
                sleep(databaseBackoff.next());
            }
        }
        closeProducer();
        state = State.ENDED;
    }

    private void work(Connection session) throws SQLException, InterruptedException {
        // A delete that a crash forgets is an event sent twice, which does no harm.
        execute(session, "set synchronous_commit = off");
        boolean told = true;
        boolean holder = false;
        while (!closing && !holder) {
            holder = tryLock(session);
            databaseBackoff.reset();
            if (!holder) {
                state = State.STANDING_BY;
                if (told) {
                    execute(session, "select pg_notify('" + CHANNEL + "', '')");
                }
                told = committed.await(tick);
            }
        }
        if (!closing) {
            try (Listener listener = new Listener(connections, CHANNEL, committed)) {
                listener.start();
                state = State.WORKING;
                LOG.debug("This instance relays the outbox");
                send(session);
            }
        }
    }

    private void send(Connection session) throws SQLException, InterruptedException {
        while (!closing) {
            drain(session);
            committed.await(untilNextLook());
        }
    }

    private Duration untilNextLook() {
        if (!isHeldUp()) {
            return tick;
        }
        Duration untilRetry = Duration.ofNanos(Math.max(0, retryAt - System.nanoTime()));
        return untilRetry.compareTo(tick) < 0 ? untilRetry : tick;
    }

    private boolean isHeldUp() {
        return outage || !stopped.isEmpty();
    }

    /** Sends until the outbox is empty but for stopped keys, or the broker takes nothing at all. */
    private void drain(Connection session) throws SQLException, InterruptedException {
        if (isHeldUp() && System.nanoTime() - retryAt >= 0) {
            outage = false;
            stopped.clear();
        }
        boolean more = true;
        while (more && !outage && !closing) {
            List<Row> rows = next(session);
            if (!rows.isEmpty()) {
                sendInWaves(session, rows);
            }
            more = rows.size() == AT_ONCE;
        }
    }

    /** One event on its way. */
    private record Row(
            long id,
            String eventId,
            String eventType,
            String topic,
            String key,
            Instant occurredAt,
            String requestId,
            String payload) {}

    private List<Row> next(Connection session) throws SQLException {
        try (var select = session.prepareStatement(NEXT)) {
            select.setArray(1, session.createArrayOf("text", stopped.toArray()));
            try (var rows = select.executeQuery()) {
                List<Row> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(
                            new Row(
                                    rows.getLong(1),
                                    rows.getString(2),
                                    rows.getString(3),
                                    rows.getString(4),
                                    rows.getString(5),
                                    rows.getObject(6, OffsetDateTime.class).toInstant(),
                                    rows.getString(7),
                                    rows.getString(8)));
                }
                return found;
            }
        }
    }

    /**
     * A wave holds one event of a key at most, and the next begins when the last is acknowledged:
     * so no event overtakes an earlier one of its key that failed.
     */
    private void sendInWaves(Connection session, List<Row> rows)
            throws SQLException, InterruptedException {
        List<Long> acknowledged = new ArrayList<>(rows.size());
        try {
            List<Row> waiting = rows;
            while (!waiting.isEmpty() && !outage && !closing) {
                waiting = sendWave(waiting, acknowledged);
            }
        } finally {
            sent.add(acknowledged.size());
            delete(session, acknowledged);
        }
    }

    /** Sends the first event of each key; returns the rows of keys that are not stopped. */
    private List<Row> sendWave(List<Row> waiting, List<Long> acknowledged)
            throws InterruptedException {
        List<Row> wave = new ArrayList<>();
        List<Row> later = new ArrayList<>();
        Set<String> inWave = new HashSet<>();
        for (Row row : waiting) {
            (inWave.add(row.key()) ? wave : later).add(row);
        }
        int before = acknowledged.size();
        Exception failure = sendAll(wave, acknowledged);
        if (failure != null) {
            holdUp(failure, acknowledged.size() == before && !isAboutTheRecord(failure));
        } else if (stopped.isEmpty()) {
            brokerBackoff.reset();
            if (state == State.HELD_UP) {
                LOG.info("The relay goes on");
                state = State.WORKING;
            }
        }
        return later.stream().filter(row -> !stopped.contains(row.key())).toList();
    }

    private Exception sendAll(List<Row> wave, List<Long> acknowledged) throws InterruptedException {
        Exception failure = null;
        List<Future<RecordMetadata>> answers = new ArrayList<>(wave.size());
        try {
            topics.ensure(topicsOf(wave));
            Producer<String, String> open = producer();
            for (Row row : wave) {
                Future<RecordMetadata> answer = open.send(record(row));
                answers.add(answer);
                if (isUnreachable(answer)) {
                    break;
                }
            }
            open.flush();
        } catch (KafkaException | BrokerUnavailable | IllegalStateException e) {
            failure = interruptedOr(e);
        }
        for (int i = 0; i < wave.size(); i++) {
            Row row = wave.get(i);
            try {
                if (i >= answers.size()) {
                    stopped.add(row.key());
                } else {
                    answers.get(i).get();
                    acknowledged.add(row.id());
                }
            } catch (ExecutionException e) {
                stopped.add(row.key());
                failure = (Exception) e.getCause();
            }
        }
        return failure;
    }

    /** Whether the producer has already given up, without which each send would wait anew. */
    private static boolean isUnreachable(Future<RecordMetadata> answer)
            throws InterruptedException {
        if (!answer.isDone()) {
            return false;
        }
        try {
            answer.get();
            return false;
        } catch (ExecutionException e) {
            return !isAboutTheRecord(e.getCause());
        }
    }

    private static boolean isAboutTheRecord(Throwable failure) {
        return failure instanceof RecordTooLargeException
                || failure instanceof InvalidRecordException
                || failure instanceof SerializationException;
    }

    private static Exception interruptedOr(RuntimeException e) throws InterruptedException {
        if (e instanceof org.apache.kafka.common.errors.InterruptException) {
            Thread.interrupted();
            throw new InterruptedException();
        }
        return e;
    }

    private static Set<String> topicsOf(List<Row> wave) {
        Set<String> names = new LinkedHashSet<>();
        wave.forEach(row -> names.add(row.topic()));
        return names;
    }

    private ProducerRecord<String, String> record(Row row) {
        var record = new ProducerRecord<>(topics.name(row.topic()), row.key(), row.payload());
        Header.put(record.headers(), Header.EVENT_ID, row.eventId());
        Header.put(record.headers(), Header.EVENT_TYPE, row.eventType());
        Header.put(record.headers(), Header.OCCURRED_AT, row.occurredAt().toString());
        if (row.requestId() != null) {
            Header.put(record.headers(), Header.REQUEST_ID, row.requestId());
        }
        return record;
    }

    /** Lets time pass for the stopped keys, and for everything if nothing at all went through. */
    private void holdUp(Exception failure, boolean nothingWent) {
        outage = nothingWent;
        state = State.HELD_UP;
        report("the broker", failure, brokerBackoff);
        retryAt = System.nanoTime() + brokerBackoff.next().toNanos();
        // A producer that has failed may be beyond repair; a new one costs little.
        closeProducer();
    }

    private void delete(Connection session, List<Long> ids) throws SQLException {
        if (ids.isEmpty()) {
            return;
        }
        try (var delete = session.prepareStatement(DELETE)) {
            delete.setArray(1, session.createArrayOf("bigint", ids.toArray()));
            delete.executeUpdate();
        }
    }

    private Producer<String, String> producer() {
        if (producer == null) {
            producer = new KafkaProducer<>(kafka, new StringSerializer(), new StringSerializer());
        }
        return producer;
    }

    private void closeProducer() {
        if (producer != null) {
            producer.close(Duration.ZERO);
            producer = null;
        }
    }

    private static boolean tryLock(Connection session) throws SQLException {
        try (var lock = session.prepareStatement("select pg_try_advisory_lock(?)")) {
            lock.setLong(1, LOCK);
            try (var answer = lock.executeQuery()) {
                answer.next();
                return answer.getBoolean(1);
            }
        }
    }

    private static void execute(Connection session, String sql) throws SQLException {
        try (var statement = session.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Loud once, then quiet until it is over: an outage of hours must not fill the log. */
    private static void report(String whom, Exception failure, Backoff backoff) {
        if (backoff.isReset()) {
            LOG.warn("The relay waits for {}: {}", whom, Trouble.reason(failure));
        } else {
            LOG.debug("The relay still waits for {}", whom, failure);
        }
    }

    private void sleep(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException closingOrStray) {
            // The loop asks whether it is to end.
        }
    }

    /** Ends after the wave that is on its way; another instance takes over at once. */
    @Override
    public void close() {
        closing = true;
        committed.raise();
        Thread running = thread;
        if (running != null && running != Thread.currentThread()) {
            try {
                running.join(3_000);
                if (running.isAlive()) {
                    running.interrupt();
                    running.join(5_000);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
