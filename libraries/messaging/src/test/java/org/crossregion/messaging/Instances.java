package org.crossregion.messaging;

import org.crossregion.messaging.Relay.ConnectionSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Instances of a service that a test runs side by side in this JVM. */
final class Instances implements AutoCloseable {

    static final Duration NEVER = Duration.ofHours(1);

    private final List<Runnable> running = new ArrayList<>();

    /** One relay and the signal of the transactions of its instance. */
    record RelayInstance(Relay relay, Signal committed) implements AutoCloseable {
        @Override
        public void close() {
            relay.close();
        }
    }

    RelayInstance relay(Store store, Broker broker, Duration tick) {
        return relay(store::open, broker, tick);
    }

    RelayInstance relay(ConnectionSource store, Broker broker, Duration tick) {
        Signal committed = new Signal();
        Relay relay = new Relay(store, broker.topics(), broker.kafka(), committed, tick);
        start(relay);
        running.add(relay::close);
        return new RelayInstance(relay, committed);
    }

    InboxRunner inbox(EventInbox inbox, Store store, Broker broker) {
        InboxWork work = new InboxWork(inbox, store, new Signal());
        InboxRunner runner = new InboxRunner(inbox, 1, work, broker.topics(), broker.kafka());
        start(runner);
        running.add(runner::close);
        return runner;
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, work.getClass().getSimpleName());
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        running.forEach(Runnable::run);
    }
}
