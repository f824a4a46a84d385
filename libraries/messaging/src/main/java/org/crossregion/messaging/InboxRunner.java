package org.crossregion.messaging;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;

/**
 * Reads one consumer's topic and gives each event its effect, in the order of its key.
 *
 * <p>The place in the topic is remembered after the database has committed: what a crash between
 * the two delivers again, the inbox passes over. Passing trouble is waited out for ever without
 * leaving the group.
 */
final class InboxRunner implements Runnable, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(InboxRunner.class);

    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration HEARTBEAT = Duration.ofMillis(200);
    private static final Duration COMMIT_TIMEOUT = Duration.ofSeconds(5);

    private final EventInbox inbox;
    private final int reader;
    private final InboxWork work;
    private final Topics topics;
    private final Map<String, Object> kafka;
    private final Backoff backoff = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(5));
    private final PartByPart parts = new PartByPart(new Steps(), backoff);
    private final LongAdder handled = new LongAdder();
    private final Map<TopicPartition, OffsetAndMetadata> uncommitted = new HashMap<>();

    private volatile boolean closing;
    private volatile boolean waiting;
    private volatile boolean ended;
    private boolean holding;
    private volatile long behind;
    private volatile Thread thread;
    private volatile Consumer<String, String> consumer;

    /**
     * @param reader its number among the readers of this inbox in this instance, from 1
     */
    InboxRunner(
            EventInbox inbox,
            int reader,
            InboxWork work,
            Topics topics,
            Map<String, Object> kafka) {
        this.inbox = inbox;
        this.reader = reader;
        this.work = work;
        this.topics = topics;
        this.kafka = consumerConfig(kafka, topics.name(inbox.consumer()));
    }

    private static Map<String, Object> consumerConfig(Map<String, Object> kafka, String group) {
        Map<String, Object> config = new HashMap<>(kafka);
        config.put("group.id", group);
        config.put("enable.auto.commit", "false");
        config.put("auto.offset.reset", "earliest");
        config.put("allow.auto.create.topics", "false");
        config.put("max.poll.records", "500");
        config.put("max.poll.interval.ms", "600000");
        // A killed instance is missed after ten seconds.
        config.put("session.timeout.ms", "10000");
        config.put("heartbeat.interval.ms", "3000");
        config.put("metadata.max.age.ms", "30000");
        config.put("reconnect.backoff.max.ms", "2000");
        config.put(
                "partition.assignment.strategy",
                "org.apache.kafka.clients.consumer.CooperativeStickyAssignor");
        config.remove("key.deserializer");
        config.remove("value.deserializer");
        return config;
    }

    String consumerName() {
        return inbox.consumer();
    }

    int reader() {
        return reader;
    }

    /** The consumer, and which of its readers if it is not the first. */
    String name() {
        return reader == 1 ? inbox.consumer() : inbox.consumer() + " " + reader;
    }

    /** Records this reader has been given to read and has not read yet, as last seen. */
    long behind() {
        return behind;
    }

    /** Events that this reader has given their effect since the start. */
    long handled() {
        return handled.sum();
    }

    /** Whether passing trouble is being waited out. */
    boolean isWaiting() {
        return waiting;
    }

    boolean hasEnded() {
        return ended;
    }

    @Override
    public void run() {
        thread = Thread.currentThread();
        while (!closing) {
            try {
                topics.ensure(Set.of(inbox.topic()));
                passed();
                consume();
            } catch (WakeupException | InterruptedException closingOrStray) {
                // The loop asks whether it is to end.
            } catch (RuntimeException | Error e) {
                report(e);
                sleep(backoff.next());
            }
        }
        ended = true;
    }

    private void consume() {
        try (var opened =
                new KafkaConsumer<>(kafka, new StringDeserializer(), new StringDeserializer())) {
            consumer = opened;
            uncommitted.clear();
            opened.subscribe(List.of(topics.name(inbox.topic())), new Rebalance());
            while (!closing) {
                read(opened.poll(POLL));
            }
            commitNow();
        } finally {
            consumer = null;
        }
    }

    private void read(ConsumerRecords<String, String> records) {
        if (records.isEmpty()) {
            commitNow();
        } else {
            parts.give(incoming(records));
            for (TopicPartition partition : records.partitions()) {
                List<ConsumerRecord<String, String>> read = records.records(partition);
                long next = read.get(read.size() - 1).offset() + 1;
                uncommitted.put(partition, new OffsetAndMetadata(next));
            }
            commitSoon();
        }
        measure();
    }

    private static List<Incoming> incoming(ConsumerRecords<String, String> records) {
        List<Incoming> incoming = new ArrayList<>(records.count());
        records.forEach(record -> incoming.add(Incoming.of(record)));
        return incoming;
    }

    /** The steps of a batch, in the database and towards the broker. */
    private final class Steps implements PartByPart.Steps {

        @Override
        public void process(List<ReceivedEvent> part) {
            handled.add(work.process(part));
        }

        @Override
        public void park(ReceivedEvent event, String reason, Throwable failure) {
            work.park(event, reason);
            LOG.error("{}: parked {}: {}", inbox.consumer(), event, reason, failure);
        }

        @Override
        public void passed() {
            InboxRunner.this.passed();
        }

        @Override
        public void troubled(Throwable trouble) {
            report(trouble);
        }

        @Override
        public void waitOut(Duration time) {
            InboxRunner.this.waitOut(time);
            if (closing) {
                throw new WakeupException();
            }
        }
    }

    private void passed() {
        if (waiting) {
            LOG.info("{} goes on", inbox.consumer());
        }
        waiting = false;
        backoff.reset();
    }

    /** Waits without leaving the group: the broker hears of us, and gives us nothing more. */
    private void waitOut(Duration time) {
        holding = true;
        consumer.pause(consumer.assignment());
        long end = System.nanoTime() + time.toNanos();
        try {
            do {
                long left = Math.max(0, end - System.nanoTime());
                giveBack(consumer.poll(Duration.ofNanos(Math.min(left, HEARTBEAT.toNanos()))));
            } while (System.nanoTime() < end && !closing);
        } finally {
            holding = false;
            consumer.resume(consumer.assignment());
        }
    }

    /** Nothing comes while all is paused; if it does, it is to come again. */
    private void giveBack(ConsumerRecords<String, String> records) {
        records.partitions()
                .forEach(
                        partition ->
                                consumer.seek(
                                        partition, records.records(partition).get(0).offset()));
    }

    /** Asks without waiting; a crash now costs events delivered again and passed over. */
    private void commitSoon() {
        Map<TopicPartition, OffsetAndMetadata> places = owned();
        consumer.commitAsync(
                places,
                (committed, failure) -> {
                    if (failure == null) {
                        committed.forEach(uncommitted::remove);
                    }
                });
    }

    private void commitNow() {
        Map<TopicPartition, OffsetAndMetadata> places = owned();
        if (places.isEmpty()) {
            return;
        }
        try {
            commit(places);
            uncommitted.clear();
        } catch (KafkaException later) {
            LOG.debug("{} will tell its place later", inbox.consumer(), later);
        }
    }

    private void commit(Map<TopicPartition, OffsetAndMetadata> places) {
        try {
            consumer.commitSync(places, COMMIT_TIMEOUT);
        } catch (WakeupException toldToEnd) {
            // It interrupts one call only, and the place is worth telling before we end.
            consumer.commitSync(places, COMMIT_TIMEOUT);
        }
    }

    private Map<TopicPartition, OffsetAndMetadata> owned() {
        uncommitted.keySet().retainAll(consumer.assignment());
        return Map.copyOf(uncommitted);
    }

    private void measure() {
        behind =
                consumer.assignment().stream()
                        .mapToLong(partition -> consumer.currentLag(partition).orElse(0))
                        .sum();
    }

    private void report(Throwable trouble) {
        if (!waiting) {
            LOG.warn("{} waits: {}", inbox.consumer(), Trouble.reason(trouble), trouble);
        } else {
            LOG.debug("{} still waits", inbox.consumer(), trouble);
        }
        waiting = true;
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException closingOrStray) {
            // The loop asks whether it is to end.
        }
    }

    /** Ends after the transaction that is under way, and tells the place it has reached. */
    @Override
    public void close() {
        closing = true;
        Consumer<String, String> reading = consumer;
        if (reading != null) {
            reading.wakeup();
        }
        Thread running = thread;
        if (running != null && running != Thread.currentThread()) {
            try {
                running.join(8_000);
                if (running.isAlive()) {
                    running.interrupt();
                    running.join(2_000);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Keeps partitions that come while we wait from delivering, and hands over in good order. */
    private final class Rebalance implements ConsumerRebalanceListener {

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            if (holding) {
                consumer.pause(partitions);
            }
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            commitNow();
            uncommitted.keySet().removeAll(partitions);
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            uncommitted.keySet().removeAll(partitions);
        }
    }
}
