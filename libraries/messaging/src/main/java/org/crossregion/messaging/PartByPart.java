package org.crossregion.messaging;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Gives a batch its effect as a whole if that is possible, and otherwise in parts, in order:
 * passing trouble is waited out, and an event that fails for good is narrowed down by halves and
 * parked.
 */
final class PartByPart {

    private final Steps steps;
    private final Backoff backoff;

    PartByPart(Steps steps, Backoff backoff) {
        this.steps = steps;
        this.backoff = backoff;
    }

    /** What is done with parts; each may fail with passing trouble. */
    interface Steps {

        /** Gives all of them their effect, or none. */
        void process(List<ReceivedEvent> part);

        void park(ReceivedEvent event, String reason, Throwable failure);

        /** Called when something went through. */
        void passed();

        /** Called on passing trouble, before waiting. */
        void troubled(Throwable trouble);

        /** Throws if the reader is to end. */
        void waitOut(Duration time);
    }

    /** Returns when every event has had its effect or is parked. */
    void give(List<Incoming> batch) {
        Deque<List<Incoming>> parts = inOrder(batch);
        while (!parts.isEmpty()) {
            List<Incoming> part = parts.pop();
            try {
                attempt(part);
                steps.passed();
            } catch (RuntimeException | Error failure) {
                if (Trouble.isTransient(failure)) {
                    steps.troubled(failure);
                    parts.push(part);
                    steps.waitOut(backoff.next());
                } else {
                    narrow(part, failure).forEach(parts::push);
                    steps.waitOut(Duration.ZERO);
                }
            }
        }
    }

    private void attempt(List<Incoming> part) {
        Incoming first = part.get(0);
        if (first.fault().isPresent()) {
            steps.park(first.event(), first.fault().get(), first.failure());
        } else {
            steps.process(part.stream().map(Incoming::event).toList());
        }
    }

    /** The batch, with each record that is known to be faulty as a part of its own. */
    private static Deque<List<Incoming>> inOrder(List<Incoming> batch) {
        Deque<List<Incoming>> parts = new ArrayDeque<>();
        List<Incoming> current = new ArrayList<>();
        for (Incoming one : batch) {
            if (one.fault().isPresent()) {
                addIfAny(parts, current);
                current = new ArrayList<>();
                parts.add(List.of(one));
            } else {
                current.add(one);
            }
        }
        addIfAny(parts, current);
        return parts;
    }

    private static void addIfAny(Deque<List<Incoming>> parts, List<Incoming> part) {
        if (!part.isEmpty()) {
            parts.add(part);
        }
    }

    /** What is to be done of a part that failed for good, last first. */
    private static List<List<Incoming>> narrow(List<Incoming> part, Throwable failure) {
        if (part.size() == 1) {
            return List.of(List.of(condemned(part.get(0), failure)));
        }
        Optional<Integer> culprit = culprit(part, failure);
        int from = culprit.orElse(part.size() / 2);
        int to = culprit.isPresent() ? from + 1 : from;
        List<List<Incoming>> rest = new ArrayList<>();
        addIfAny(rest, part.subList(to, part.size()));
        addIfAny(rest, part.subList(from, to));
        addIfAny(rest, part.subList(0, from));
        return rest;
    }

    /** An event is tried once more before it is parked, unless its handler says it is of no use. */
    private static Incoming condemned(Incoming one, Throwable failure) {
        boolean secondTime = one.failure() != null;
        return secondTime || Trouble.poisoned(failure).isPresent()
                ? one.faulty(failure)
                : one.failed(failure);
    }

    private static void addIfAny(List<List<Incoming>> rest, List<Incoming> part) {
        if (!part.isEmpty()) {
            rest.add(List.copyOf(part));
        }
    }

    /** Where in the part the event is that the handler blames. */
    private static Optional<Integer> culprit(List<Incoming> part, Throwable failure) {
        return Trouble.poisoned(failure)
                .map(
                        blamed ->
                                part.stream()
                                        .map(one -> one.event().eventId())
                                        .toList()
                                        .indexOf(blamed.eventId()))
                .filter(place -> place >= 0);
    }
}
