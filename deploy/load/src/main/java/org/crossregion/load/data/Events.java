package org.crossregion.load.data;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** Says what other services would say, as docs/contracts has it. */
public final class Events implements AutoCloseable {

    private final KafkaProducer<String, String> producer;

    public Events(String broker) {
        producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", broker, "acks", "all"),
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
        producer.send(record);
    }

    @Override
    public void close() {
        producer.close();
    }
}
