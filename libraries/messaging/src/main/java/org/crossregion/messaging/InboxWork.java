package org.crossregion.messaging;

import org.jdbi.v3.core.Handle;
import org.slf4j.MDC;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What one consumer does with events in the database; each method is whole transactions. */
final class InboxWork {

    private static final int REASON_LENGTH = 1_000;

    private final EventInbox inbox;
    private final Transactions transactions;
    private final Signal relay;

    InboxWork(EventInbox inbox, Transactions transactions, Signal relay) {
        this.inbox = inbox;
        this.transactions = transactions;
        this.relay = relay;
    }

    /**
     * Gives the events their effect, all or none: those that had it are passed over, and those
     * whose key has something parked are parked behind it.
     *
     * @return how many had their effect now
     */
    int process(List<ReceivedEvent> batch) {
        Processed processed =
                transactions.call(
                        handle -> {
                            List<ReceivedEvent> fresh = admit(handle, batch);
                            List<ReceivedEvent> free = parkBehind(handle, fresh);
                            handle(free);
                            return new Processed(free.size(), fresh.size() - free.size());
                        });
        if (processed.parked() > 0) {
            relay.raise();
        }
        return processed.handled();
    }

    private record Processed(int handled, int parked) {}

    private List<ReceivedEvent> admit(Handle handle, List<ReceivedEvent> batch) {
        List<UUID> ids = batch.stream().map(ReceivedEvent::eventId).toList();
        Set<UUID> fresh = InboxTable.admit(handle, inbox.consumer(), ids, Instant.now());
        List<ReceivedEvent> first = new ArrayList<>(fresh.size());
        for (ReceivedEvent event : batch) {
            // Removing, so that a duplicate within the batch is passed over too.
            if (fresh.remove(event.eventId())) {
                first.add(event);
            }
        }
        return first;
    }

    private List<ReceivedEvent> parkBehind(Handle handle, List<ReceivedEvent> events) {
        Set<String> keys = events.stream().map(ReceivedEvent::key).collect(Collectors.toSet());
        if (keys.isEmpty()) {
            return events;
        }
        Set<String> seen = ParkedEvents.keysAmong(handle, inbox.consumer(), keys);
        if (seen.isEmpty()) {
            return events;
        }
        ParkedEvents.lock(handle, inbox.consumer(), seen);
        // A replay may have ended while we waited for the lock.
        Set<String> blocked = ParkedEvents.keysAmong(handle, inbox.consumer(), seen);
        List<ReceivedEvent> free = new ArrayList<>();
        for (ReceivedEvent event : events) {
            if (blocked.contains(event.key())) {
                addParked(handle, event, "an earlier event of this key is parked", true);
            } else {
                free.add(event);
            }
        }
        return free;
    }

    private void handle(List<ReceivedEvent> events) {
        if (events.isEmpty()) {
            return;
        }
        Set<String> requests =
                events.stream()
                        .map(event -> Optional.ofNullable(event.requestId()).orElse(""))
                        .collect(Collectors.toCollection(TreeSet::new));
        String only = requests.size() == 1 ? requests.iterator().next() : "";
        underRequest(
                only,
                () -> {
                    inbox.handle(List.copyOf(events));
                    return null;
                });
    }

    private static <T> T underRequest(String requestId, Supplier<T> work) {
        if (requestId.isEmpty()) {
            return work.get();
        }
        MDC.put(Header.MDC_REQUEST_ID, requestId);
        try {
            return work.get();
        } finally {
            MDC.remove(Header.MDC_REQUEST_ID);
        }
    }

    /** Parks an event that failed for good, and tells the dead letter topic. */
    void park(ReceivedEvent event, String reason) {
        transactions.call(
                handle -> {
                    boolean fresh = !admit(handle, List.of(event)).isEmpty();
                    if (fresh) {
                        ParkedEvents.lock(handle, inbox.consumer(), List.of(event.key()));
                        addParked(handle, event, shortened(reason), false);
                    }
                    return fresh;
                });
        relay.raise();
    }

    private void addParked(Handle handle, ReceivedEvent event, String reason, boolean behind) {
        Instant now = Instant.now();
        ParkedEvents.add(handle, inbox, event, reason, behind, now);
        OutboxTable.add(
                handle, ParkedRecord.of(inbox, event, reason, behind, now), event.requestId());
    }

    /** Tries the parked events of a key again, in order, up to the first that fails. */
    Replayed replay(String key) {
        int handled = 0;
        Optional<String> failure = Optional.empty();
        boolean more = true;
        while (more && failure.isEmpty()) {
            Attempt attempt = new Attempt();
            try {
                more = transactions.call(handle -> replayFirst(handle, key, attempt));
                handled += more ? 1 : 0;
            } catch (RuntimeException e) {
                if (Trouble.isTransient(e) || attempt.id == null) {
                    throw e;
                }
                failure = Optional.of(shortened(Trouble.reason(e)));
                String reason = failure.get();
                transactions.call(
                        handle -> {
                            ParkedEvents.failedAgain(handle, attempt.id, reason);
                            return null;
                        });
            }
        }
        long left =
                transactions.call(handle -> ParkedEvents.countOf(handle, inbox.consumer(), key));
        return new Replayed(handled, left, failure);
    }

    private boolean replayFirst(Handle handle, String key, Attempt attempt) {
        ParkedEvents.lock(handle, inbox.consumer(), List.of(key));
        Optional<ParkedEvent> first = ParkedEvents.firstOf(handle, inbox.consumer(), key);
        if (first.isEmpty()) {
            return false;
        }
        attempt.id = first.get().id();
        handle(List.of(first.get().received()));
        ParkedEvents.delete(handle, first.get().id());
        return true;
    }

    /** Which parked event the transaction was about, known also after it failed. */
    private static final class Attempt {
        private Long id;
    }

    private static String shortened(String reason) {
        String text = reason == null || reason.isBlank() ? "unknown" : reason;
        return text.length() <= REASON_LENGTH ? text : text.substring(0, REASON_LENGTH);
    }
}
