package org.crossregion.clearing.run;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

import jakarta.inject.Singleton;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** Reads what the service under test has published. */
@Singleton
final class ClearingEvents {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String bootstrap;
    private final String prefix;

    ClearingEvents(
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrap,
            @ConfigProperty(name = "crossregion.messaging.topic-prefix") String prefix) {
        this.bootstrap = bootstrap;
        this.prefix = prefix;
    }

    /** The one period published so far. */
    Map<String, Object> last() {
        List<Map<String, Object>> events = of("period-generated.v1");
        if (events.size() != 1) {
            throw new AssertionError(events.size() + " periods published: " + events);
        }
        return events.get(0);
    }

    /** All events of a type that have been published so far, in the order of each key. */
    List<Map<String, Object>> of(String type) {
        Properties properties = new Properties();
        properties.put("bootstrap.servers", bootstrap);
        properties.put("key.deserializer", StringDeserializer.class.getName());
        properties.put("value.deserializer", StringDeserializer.class.getName());
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(properties)) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(prefix + "clearing-events").stream()
                            .map(info -> new TopicPartition(info.topic(), info.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<Map<String, Object>> events = new ArrayList<>();
            for (int i = 0; i < 40 && !reached(consumer, ends); i++) {
                for (ConsumerRecord<String, String> event : consumer.poll(Duration.ofMillis(250))) {
                    String header =
                            new String(
                                    event.headers().lastHeader("event-type").value(),
                                    StandardCharsets.UTF_8);
                    if (header.equals(type)) {
                        events.add(JSON.readValue(event.value(), new TypeReference<>() {}));
                    }
                }
            }
            return events;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean reached(
            KafkaConsumer<String, String> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream()
                .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }
}
