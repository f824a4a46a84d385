package org.crossregion.messaging;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The topics of an installation: their names, and that they exist before they are used. */
final class Topics {

    private static final Logger LOG = LoggerFactory.getLogger(Topics.class);

    /** What services tell each other; reference data keeps its newest state per key. */
    static final List<String> AGREED =
            List.of(
                    "reference-events",
                    "filing-events",
                    "settlement-events",
                    "stay-events",
                    "clearing-events",
                    "fund-events",
                    "audit-heads");

    /** The largest event, in bytes; a policy or a batch may be long. */
    static final int LARGEST_RECORD = 8 * 1024 * 1024;

    private static final String COMPACTED = "reference-events";
    private static final long ANSWER_SECONDS = 15;
    private static final long LEADERS_SECONDS = 5;
    private static final long LOOK_MILLIS = 20;

    private final Map<String, Object> kafka;
    private final String prefix;
    private final int partitions;
    private final Duration retention;
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    /**
     * The topics of a broker.
     *
     * @param kafka how to reach it
     * @param prefix of every name, for installations that share a broker
     * @param retention how long records are kept; negative for ever
     */
    Topics(Map<String, Object> kafka, String prefix, int partitions, Duration retention) {
        this.kafka = Map.copyOf(kafka);
        this.prefix = prefix;
        this.partitions = partitions;
        this.retention = retention;
    }

    /** The broker's name of a topic. */
    String name(String topic) {
        return prefix + topic;
    }

    boolean isKnown(String topic) {
        return known.contains(topic);
    }

    /**
     * Creates those that are missing; existing ones stay as they are.
     *
     * <p>Waits until every partition takes records: where a broker refuses a producer's first batch
     * and takes its second, as it may while a partition is being set up, the first is out of order
     * for as long as that producer lives.
     */
    void ensure(Collection<String> topics) throws InterruptedException {
        List<String> missing = topics.stream().filter(topic -> !known.contains(topic)).toList();
        if (missing.isEmpty()) {
            return;
        }
        try (Admin admin = Admin.create(adminConfig())) {
            var created = admin.createTopics(missing.stream().map(this::definition).toList());
            for (String topic : missing) {
                awaitCreated(created.values().get(name(topic)), topic);
            }
            awaitLeaders(admin, missing.stream().map(this::name).toList());
            known.addAll(missing);
        }
    }

    /** A broker that is away for longer is no reason not to use the partitions of the others. */
    private static void awaitLeaders(Admin admin, Collection<String> names)
            throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LEADERS_SECONDS);
        while (!haveLeaders(admin, names)) {
            if (System.nanoTime() - end > 0) {
                LOG.warn("Not every partition of {} has a leader", names);
                return;
            }
            Thread.sleep(LOOK_MILLIS);
        }
    }

    /** Whether each partition says where it ends, which only its leader can. */
    private static boolean haveLeaders(Admin admin, Collection<String> names)
            throws InterruptedException {
        try {
            Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
            admin.describeTopics(names)
                    .allTopicNames()
                    .get(LEADERS_SECONDS, TimeUnit.SECONDS)
                    .forEach(
                            (name, topic) ->
                                    topic.partitions()
                                            .forEach(
                                                    one ->
                                                            ends.put(
                                                                    new TopicPartition(
                                                                            name, one.partition()),
                                                                    OffsetSpec.latest())));
            admin.listOffsets(ends).all().get(LEADERS_SECONDS, TimeUnit.SECONDS);
            return true;
        } catch (ExecutionException | TimeoutException notYet) {
            return false;
        }
    }

    private static void awaitCreated(KafkaFuture<Void> creation, String topic)
            throws InterruptedException {
        try {
            creation.get(ANSWER_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new BrokerUnavailable("creating topic " + topic, e.getCause());
            }
        } catch (TimeoutException e) {
            throw new BrokerUnavailable("creating topic " + topic, e);
        }
    }

    private NewTopic definition(String topic) {
        return new NewTopic(name(topic), Optional.of(partitions), Optional.empty())
                .configs(
                        Map.of(
                                TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                                Integer.toString(LARGEST_RECORD),
                                TopicConfig.CLEANUP_POLICY_CONFIG,
                                topic.equals(COMPACTED)
                                        ? TopicConfig.CLEANUP_POLICY_COMPACT
                                        : TopicConfig.CLEANUP_POLICY_DELETE,
                                TopicConfig.RETENTION_MS_CONFIG,
                                Long.toString(retention.isNegative() ? -1 : retention.toMillis())));
    }

    /** Admin settings with deadlines of seconds, so that callers can tell that nobody answers. */
    Map<String, Object> adminConfig() {
        Map<String, Object> config = new HashMap<>(kafka);
        config.putIfAbsent("request.timeout.ms", "5000");
        config.putIfAbsent("default.api.timeout.ms", "10000");
        return config;
    }
}
