package org.crossregion.messaging;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The broker of a test, seen from outside: sends records and reads what is there. */
final class Broker {

    private final Map<String, Object> kafka;
    private final Topics topics;

    Broker(String bootstrap, String prefix) {
        this(Map.of("bootstrap.servers", bootstrap), prefix);
    }

    /** One whose clients give up after two or three seconds, for outages that are waited out. */
    static Broker impatient(String bootstrap) {
        return new Broker(
                Map.of(
                        "bootstrap.servers",
                        bootstrap,
                        "max.block.ms",
                        "2000",
                        "request.timeout.ms",
                        "2000",
                        "delivery.timeout.ms",
                        "3000",
                        "default.api.timeout.ms",
                        "3000"),
                "");
    }

    private Broker(Map<String, Object> kafka, String prefix) {
        this.kafka = kafka;
        this.topics = new Topics(kafka, prefix, 12, Duration.ofDays(1));
    }

    Map<String, Object> kafka() {
        return kafka;
    }

    Topics topics() {
        return topics;
    }

    void send(String topic, Happened... events) {
        try (var producer =
                new KafkaProducer<>(kafka, new StringSerializer(), new StringSerializer())) {
            topics.ensure(List.of(topic));
            for (Happened event : events) {
                var headers = new RecordHeaders();
                Header.put(headers, Header.EVENT_ID, event.eventId().toString());
                Header.put(headers, Header.EVENT_TYPE, event.type());
                Header.put(headers, Header.OCCURRED_AT, event.occurredAt().toString());
                producer.send(
                        new ProducerRecord<>(
                                topics.name(topic),
                                null,
                                event.key(),
                                Events.write(event),
                                headers));
            }
            producer.flush();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    void sendRaw(String topic, String key, String value) {
        try (var producer =
                new KafkaProducer<>(kafka, new StringSerializer(), new StringSerializer())) {
            topics.ensure(List.of(topic));
            producer.send(new ProducerRecord<>(topics.name(topic), key, value));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All records there are now, per partition in order. */
    List<ConsumerRecord<String, String>> records(String topic) {
        try (var consumer =
                new KafkaConsumer<>(kafka, new StringDeserializer(), new StringDeserializer())) {
            topics.ensure(List.of(topic));
            List<TopicPartition> partitions =
                    consumer.partitionsFor(topics.name(topic)).stream()
                            .map(info -> new TopicPartition(info.topic(), info.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<String, String>> found = new ArrayList<>();
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
                consumer.poll(Duration.ofMillis(200)).forEach(found::add);
            }
            return found;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The ids of the events on a topic, in order per key. */
    List<UUID> ids(String topic) {
        return records(topic).stream()
                .map(one -> Header.get(one.headers(), Header.EVENT_ID).orElseThrow())
                .map(UUID::fromString)
                .toList();
    }
}
