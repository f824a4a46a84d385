package org.crossregion.clearing.run;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** Reads what the service under test has published. */
final class ClearingEvents {

    private ClearingEvents() {}

    /** The one event published so far. */
    static Map<String, Object> last(String bootstrap, String prefix) {
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
            List<String> payloads = new ArrayList<>();
            for (int i = 0; i < 20 && payloads.isEmpty(); i++) {
                consumer.poll(Duration.ofMillis(500)).forEach(one -> payloads.add(one.value()));
            }
            if (payloads.size() != 1) {
                throw new AssertionError(payloads.size() + " clearing events: " + payloads);
            }
            return new ObjectMapper().readValue(payloads.get(0), new TypeReference<>() {});
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
