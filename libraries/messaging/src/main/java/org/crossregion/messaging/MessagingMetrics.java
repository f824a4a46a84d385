package org.crossregion.messaging;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.StartupEvent;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import java.util.function.Supplier;

/** What operators watch: what is not sent, what is not read, and what is parked. */
@Singleton
class MessagingMetrics {

    private final MeterRegistry registry;
    private final Messaging messaging;
    private final Outbox outbox;
    private final Parking parking;

    MessagingMetrics(MeterRegistry registry, Messaging messaging, Outbox outbox, Parking parking) {
        this.registry = registry;
        this.messaging = messaging;
        this.outbox = outbox;
        this.parking = parking;
    }

    void register(@Observes StartupEvent event) {
        gauge("crossregion.outbox.backlog", "Events not yet acknowledged", outbox::backlog);
        gauge("crossregion.parked.events", "Events that wait for a replay", parking::parked);
        gauge(
                "crossregion.relay.working",
                "1 where this instance sends what the outbox holds",
                () -> messaging.relay().isHolder() ? 1 : 0);
        FunctionCounter.builder("crossregion.relay.sent", messaging.relay(), Relay::sent)
                .description("Events sent by this instance")
                .register(registry);
        for (InboxRunner runner : messaging.runners()) {
            Tags reader =
                    Tags.of(
                            "consumer",
                            runner.consumerName(),
                            "reader",
                            String.valueOf(runner.reader()));
            Gauge.builder("crossregion.inbox.lag", runner, InboxRunner::behind)
                    .description("Records given to this reader and not yet read")
                    .tags(reader)
                    .register(registry);
            Gauge.builder("crossregion.inbox.waiting", runner, one -> one.isWaiting() ? 1 : 0)
                    .description("1 while passing trouble is waited out")
                    .tags(reader)
                    .register(registry);
            FunctionCounter.builder("crossregion.inbox.handled", runner, InboxRunner::handled)
                    .description("Events that have had their effect by this reader")
                    .tags(reader)
                    .register(registry);
        }
    }

    /** A gauge that has no value while the database does not answer. */
    private void gauge(String name, String description, Supplier<Number> value) {
        Gauge.builder(name, () -> valueOrNone(value)).description(description).register(registry);
    }

    private static Number valueOrNone(Supplier<Number> value) {
        try {
            return value.get();
        } catch (RuntimeException databaseAway) {
            return Double.NaN;
        }
    }
}
