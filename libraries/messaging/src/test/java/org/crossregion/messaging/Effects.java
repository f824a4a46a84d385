package org.crossregion.messaging;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Stores what it is told; numbers it has been told to hate are poison. */
final class Effects implements EventInbox {

    final Set<Long> hated = ConcurrentHashMap.newKeySet();
    final AtomicInteger troubles = new AtomicInteger();
    final AtomicInteger calls = new AtomicInteger();
    private final Store store;
    private final String consumer;

    Effects(Store store) {
        this(store, "effects");
    }

    Effects(Store store, String consumer) {
        this.store = store;
        this.consumer = consumer;
    }

    @Override
    public String consumer() {
        return consumer;
    }

    @Override
    public String topic() {
        return Happened.TOPIC;
    }

    @Override
    public void handle(List<ReceivedEvent> batch) {
        calls.incrementAndGet();
        for (ReceivedEvent event : batch) {
            Happened happened = Events.read(event, Happened.class);
            if (hated.contains(happened.number())) {
                throw new IllegalStateException("cannot bear " + happened.number());
            }
            store.effect(happened.subject(), happened.number());
        }
        if (troubles.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new IllegalStateException(
                    new java.sql.SQLTransientConnectionException("away", "08006"));
        }
    }
}
