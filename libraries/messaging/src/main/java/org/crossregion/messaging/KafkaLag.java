package org.crossregion.messaging;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/** Asks the broker how far the groups have come, whichever instances their members are in. */
final class KafkaLag implements Lag {

    private static final long ANSWER_SECONDS = 15;

    private final Topics topics;
    private final Collection<EventInbox> inboxes;

    KafkaLag(Topics topics, Collection<EventInbox> inboxes) {
        this.topics = topics;
        this.inboxes = List.copyOf(inboxes);
    }

    @Override
    public long total() {
        return byConsumer().values().stream().mapToLong(Long::longValue).sum();
    }

    @Override
    public Map<String, Long> byConsumer() {
        Map<String, Long> lag = new TreeMap<>();
        if (inboxes.isEmpty()) {
            return lag;
        }
        try (Admin admin = Admin.create(topics.adminConfig())) {
            topics.ensure(inboxes.stream().map(EventInbox::topic).toList());
            Map<String, List<TopicPartition>> partitions = partitions(admin);
            List<TopicPartition> all = partitions.values().stream().flatMap(List::stream).toList();
            Map<TopicPartition, Long> first = offsets(admin, all, OffsetSpec.earliest());
            Map<TopicPartition, Long> end = offsets(admin, all, OffsetSpec.latest());
            var committed = committed(admin);
            for (EventInbox inbox : inboxes) {
                var places = committed.get(topics.name(inbox.consumer()));
                long behind =
                        partitions.get(topics.name(inbox.topic())).stream()
                                .mapToLong(one -> end.get(one) - place(places, first, one))
                                .sum();
                lag.put(inbox.consumer(), behind);
            }
            return lag;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static long place(
            Map<TopicPartition, OffsetAndMetadata> committed,
            Map<TopicPartition, Long> first,
            TopicPartition partition) {
        return Optional.ofNullable(committed.get(partition))
                .map(OffsetAndMetadata::offset)
                .map(place -> Math.max(place, first.get(partition)))
                .orElse(first.get(partition));
    }

    private Map<String, List<TopicPartition>> partitions(Admin admin) throws InterruptedException {
        List<String> names =
                inboxes.stream().map(inbox -> topics.name(inbox.topic())).distinct().toList();
        Map<String, TopicDescription> found = answer(admin.describeTopics(names).allTopicNames());
        return found.entrySet().stream()
                .collect(
                        Collectors.toMap(
                                Map.Entry::getKey,
                                entry ->
                                        entry.getValue().partitions().stream()
                                                .map(one -> one.partition())
                                                .map(
                                                        number ->
                                                                new TopicPartition(
                                                                        entry.getKey(), number))
                                                .toList()));
    }

    private static Map<TopicPartition, Long> offsets(
            Admin admin, List<TopicPartition> partitions, OffsetSpec which)
            throws InterruptedException {
        Map<TopicPartition, OffsetSpec> question = new HashMap<>();
        partitions.forEach(partition -> question.put(partition, which));
        Map<TopicPartition, Long> offsets = new HashMap<>();
        answer(admin.listOffsets(question).all())
                .forEach((partition, info) -> offsets.put(partition, info.offset()));
        return offsets;
    }

    private Map<String, Map<TopicPartition, OffsetAndMetadata>> committed(Admin admin)
            throws InterruptedException {
        Map<String, ListConsumerGroupOffsetsSpec> question = new HashMap<>();
        inboxes.forEach(
                inbox ->
                        question.put(
                                topics.name(inbox.consumer()), new ListConsumerGroupOffsetsSpec()));
        return answer(admin.listConsumerGroupOffsets(question).all());
    }

    private static <T> T answer(KafkaFuture<T> future) throws InterruptedException {
        try {
            return future.get(ANSWER_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new BrokerUnavailable("asking for offsets", e.getCause());
        } catch (TimeoutException e) {
            throw new BrokerUnavailable("asking for offsets", e);
        }
    }
}
