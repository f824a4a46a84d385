package org.crossregion.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

class LocalBrokerTest {

    @TempDir Path dir;

    @Test
    void cluster_topics_records_and_offsets_survive_a_stop_and_a_kill() throws Exception {
        int port = Ports.orFree(0);
        int controller = Ports.orFree(0);
        String cluster;
        try (var broker = LocalBroker.start(dir, port, controller);
                Admin admin = Admin.create(at(broker.bootstrap()))) {
            cluster = admin.describeCluster().clusterId().get();
            NewTopic topic = new NewTopic("kept", Optional.of(3), Optional.empty());
            admin.createTopics(List.of(topic)).all().get();
            send(broker.bootstrap(), "first", "second");
            assertThat(readOne(broker.bootstrap())).isEqualTo("first");
        }

        Process killed = ChildProcess.start(BrokerMain.class, dir, port, controller);
        assertThat(ChildProcess.ready(killed)).isEqualTo("READY 127.0.0.1:" + port);
        send("127.0.0.1:" + port, "third");
        assertThat(readOne("127.0.0.1:" + port)).isEqualTo("second");
        killed.destroyForcibly().waitFor();

        Process again = ChildProcess.start(BrokerMain.class, dir, port, controller);
        ChildProcess.ready(again);
        try (Admin admin = Admin.create(at("127.0.0.1:" + port))) {
            assertThat(admin.describeCluster().clusterId().get()).isEqualTo(cluster);
            assertThat(admin.listTopics().names().get()).contains("kept");
            assertThat(readOne("127.0.0.1:" + port)).isEqualTo("third");
        } finally {
            again.destroy();
            assertThat(again.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static Map<String, Object> at(String bootstrap) {
        return Map.of("bootstrap.servers", bootstrap);
    }

    private static void send(String bootstrap, String... values) throws Exception {
        try (var producer =
                new KafkaProducer<>(
                        at(bootstrap), new StringSerializer(), new StringSerializer())) {
            for (String value : values) {
                producer.send(new ProducerRecord<>("kept", "one key", value)).get();
            }
        }
    }

    /** Reads the next record of the group and remembers its place. */
    private static String readOne(String bootstrap) {
        Map<String, Object> config =
                Map.of(
                        "bootstrap.servers", bootstrap,
                        "group.id", "readers",
                        "enable.auto.commit", "false",
                        "auto.offset.reset", "earliest",
                        "session.timeout.ms", "6000",
                        "max.poll.records", "1");
        try (var consumer =
                new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of("kept"));
            for (int i = 0; i < 60; i++) {
                var records = consumer.poll(Duration.ofSeconds(1));
                if (!records.isEmpty()) {
                    consumer.commitSync();
                    return records.iterator().next().value();
                }
            }
            return null;
        }
    }
}
