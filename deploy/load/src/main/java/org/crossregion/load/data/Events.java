package org.crossregion.load.data;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

/** Says what other services would say, as docs/contracts has it. */
public final class Events implements AutoCloseable {

    private static final String BLOCKS_MILLIS = "120000";

    private final KafkaProducer<String, String> producer;
    private final AtomicReference<Exception> failure = new AtomicReference<>();

    public Events(String broker) {
        producer =
                new KafkaProducer<>(
                        Map.of(
                                "bootstrap.servers",
                                broker,
                                "acks",
                                "all",
                                "max.block.ms",
                                BLOCKS_MILLIS,
                                // Of two batches to a topic that is just being created, the second
                                // may be taken and the first refused, and then for ever.
                                "max.in.flight.requests.per.connection",
                                "1"),
                        new StringSerializer(),
                        new StringSerializer());
    }

    public void send(String topic, String type, String key, ObjectNode event) {
        String id = UUID.randomUUID().toString();
        String now = Instant.now().toString();
        event.put("eventId", id).put("occurredAt", now);
        var record = new ProducerRecord<>(topic, key, event.toString());
        record.headers()
                .add("event-id", id.getBytes(StandardCharsets.UTF_8))
                .add("event-type", type.getBytes(StandardCharsets.UTF_8))
                .add("occurred-at", now.getBytes(StandardCharsets.UTF_8));
        producer.send(record, (place, trouble) -> failure.compareAndSet(null, trouble));
    }

    /**
     * @throws IllegalStateException if an event was not told
     */
    @Override
    public void close() {
        producer.close();
        if (failure.get() != null) {
            throw new IllegalStateException("an event was not told", failure.get());
        }
    }
}
