package org.crossregion.messaging;

import java.time.Duration;

/** How long to wait before trying again: twice as long each time, up to a limit, for ever. */
final class Backoff {

    private final Duration first;
    private final Duration longest;
    private Duration next;

    Backoff(Duration first, Duration longest) {
        this.first = first;
        this.longest = longest;
        this.next = first;
    }

    Duration next() {
        Duration now = next;
        Duration doubled = now.multipliedBy(2);
        next = doubled.compareTo(longest) < 0 ? doubled : longest;
        return now;
    }

    void reset() {
        next = first;
    }

    boolean isReset() {
        return next.equals(first);
    }
}
