package org.crossregion.messaging;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;

import org.jdbi.v3.core.Jdbi;

import java.util.List;

/** What could not have its effect, and the way to try again. */
@ApplicationScoped
public class Parking {

    private final Jdbi jdbi;
    private final Transactions transactions;
    private final CommitSignal signal;
    private final Instance<EventInbox> inboxes;

    Parking(
            Jdbi jdbi,
            JtaTransactions transactions,
            CommitSignal signal,
            Instance<EventInbox> inboxes) {
        this.jdbi = jdbi;
        this.transactions = transactions;
        this.signal = signal;
        this.inboxes = inboxes;
    }

    /** How many events are parked, of all consumers. */
    public long parked() {
        return jdbi.withHandle(ParkedEvents::count);
    }

    /** The first parked events of all consumers, in the order in which they were parked. */
    public List<ParkedEvent> list(int limit) {
        return list(null, 0, limit);
    }

    /**
     * A page of parked events.
     *
     * @param consumer null for all
     * @param after the id of the last one seen; 0 at first
     */
    public List<ParkedEvent> list(String consumer, long after, int limit) {
        return jdbi.withHandle(handle -> ParkedEvents.list(handle, consumer, after, limit));
    }

    /**
     * Tries the parked events of a key again, in order, each in a transaction of its own; the first
     * that fails stays parked with its new reason, and all behind it.
     */
    public Replayed replay(String consumer, String key) {
        return work(consumer).replay(key);
    }

    /** Tries every key of a consumer again. */
    public List<Replayed> replayAll(String consumer) {
        InboxWork work = work(consumer);
        return jdbi.withHandle(handle -> ParkedEvents.keys(handle, consumer)).stream()
                .map(work::replay)
                .toList();
    }

    private InboxWork work(String consumer) {
        return inboxes.stream()
                .filter(inbox -> inbox.consumer().equals(consumer))
                .findFirst()
                .map(ScopedInbox::new)
                .map(inbox -> new InboxWork(inbox, transactions, signal.relay()))
                .orElseThrow(() -> new IllegalArgumentException("no consumer " + consumer));
    }
}
