package org.crossregion.messaging;

import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import org.crossregion.database.DirectConnections;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Starts the relay and the readers of every inbox after the service has started, whether or not the
 * broker is up, and stops them with it.
 */
@Singleton
class Messaging {

    private static final Logger LOG = LoggerFactory.getLogger(Messaging.class);

    /** After everything that a service does itself when it starts. */
    private static final int LATE = 10_000;

    private final MessagingConfig config;
    private final Map<String, Object> kafka;
    private final List<EventInbox> inboxes;
    private final Topics topics;
    private final Relay relay;
    private final List<InboxRunner> runners = new ArrayList<>();
    private volatile boolean closing;

    Messaging(
            MessagingConfig config,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            DirectConnections connections,
            JtaTransactions transactions,
            CommitSignal signal,
            @All List<EventInbox> inboxes) {
        this.config = config;
        this.kafka = new HashMap<>(kafka);
        this.inboxes = inboxes.stream().<EventInbox>map(ScopedInbox::new).toList();
        mustBeDistinct(this.inboxes);
        this.topics =
                new Topics(
                        this.kafka,
                        config.topicPrefix().orElse(""),
                        config.partitions(),
                        config.retention());
        this.relay =
                new Relay(connections::open, topics, this.kafka, signal.relay(), config.tick());
        for (EventInbox inbox : this.inboxes) {
            var work = new InboxWork(inbox, transactions, signal.relay());
            for (int reader = 1; reader <= inbox.readers(); reader++) {
                runners.add(new InboxRunner(inbox, reader, work, topics, this.kafka));
            }
        }
    }

    private static void mustBeDistinct(List<EventInbox> inboxes) {
        Set<String> names = new HashSet<>();
        for (EventInbox inbox : inboxes) {
            if (!names.add(inbox.consumer())) {
                throw new IllegalStateException("two inboxes are called " + inbox.consumer());
            }
        }
    }

    @Produces
    @Singleton
    Lag lag() {
        return new KafkaLag(topics, inboxes);
    }

    boolean isEnabled() {
        return config.enabled();
    }

    Relay relay() {
        return relay;
    }

    List<InboxRunner> runners() {
        return List.copyOf(runners);
    }

    void start(@Observes @Priority(LATE) StartupEvent event) {
        if (!config.enabled()) {
            LOG.info("Messaging is switched off");
            return;
        }
        startThread("topics", this::createTopics);
        startThread("outbox relay", relay);
        runners.forEach(runner -> startThread("inbox " + runner.name(), runner));
    }

    private static void startThread(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    private void createTopics() {
        Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(10));
        while (!closing) {
            try {
                topics.ensure(Topics.AGREED);
                return;
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException brokerNotUpYet) {
                LOG.debug("The topics wait for the broker", brokerNotUpYet);
                sleep(backoff.next());
            }
        }
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** All at once, for each may have a transaction to end. */
    void stop(@Observes @Priority(1) ShutdownEvent event) {
        closing = true;
        List<Thread> ending = new ArrayList<>();
        runners.forEach(runner -> ending.add(new Thread(runner::close)));
        ending.add(new Thread(relay::close));
        ending.forEach(Thread::start);
        for (Thread one : ending) {
            try {
                one.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
