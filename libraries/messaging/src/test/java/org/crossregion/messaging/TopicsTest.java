package org.crossregion.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;
import org.crossregion.embedded.SharedServices;
import org.crossregion.embedded.TestServices;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

class TopicsTest {

    private static final int PARTITIONS = 12;
    private static final List<String> SOME = List.of("reference-events", "fund-events");

    private final SharedServices services = TestServices.shared();

    @Test
    void a_new_topic_takes_the_first_record_of_every_partition_at_the_first_try() throws Exception {
        for (int i = 0; i < 3; i++) {
            Broker broker = new Broker(services.bootstrap(), services.freshTopicPrefix());
            broker.topics().ensure(SOME);
            assertThat(sendOnce(broker)).hasSize(SOME.size() * PARTITIONS);
        }
    }

    @Test
    void who_finds_the_topics_being_created_by_another_waits_for_them_too() throws Exception {
        for (int i = 0; i < 3; i++) {
            String prefix = services.freshTopicPrefix();
            Broker one = new Broker(services.bootstrap(), prefix);
            Broker another = new Broker(services.bootstrap(), prefix);
            var first = CompletableFuture.runAsync(() -> ensure(one));
            ensure(another);
            assertThat(sendOnce(another)).hasSize(SOME.size() * PARTITIONS);
            first.get();
        }
    }

    private static void ensure(Broker broker) {
        try {
            broker.topics().ensure(SOME);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Sends to every partition of every topic, and nothing a second time. */
    private static List<RecordMetadata> sendOnce(Broker broker) throws Exception {
        Map<String, Object> config = new HashMap<>(broker.kafka());
        config.putAll(Map.of("enable.idempotence", "false", "retries", "0"));
        try (var producer =
                new KafkaProducer<>(config, new StringSerializer(), new StringSerializer())) {
            List<Future<RecordMetadata>> answers = new ArrayList<>();
            for (String topic : SOME) {
                for (int i = 0; i < PARTITIONS; i++) {
                    String name = broker.topics().name(topic);
                    answers.add(producer.send(new ProducerRecord<>(name, i, "key", "{}")));
                }
            }
            List<RecordMetadata> taken = new ArrayList<>();
            for (Future<RecordMetadata> answer : answers) {
                taken.add(answer.get());
            }
            return taken;
        }
    }
}
