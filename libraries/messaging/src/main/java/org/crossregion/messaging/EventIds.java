package org.crossregion.messaging;

import java.security.SecureRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Makes event ids: UUIDs of version 7, ordered by time, and strictly so within one process.
 *
 * <p>Milliseconds and a counter of 12 bits share one number that only grows: a burst of more than
 * 4,096 in a millisecond borrows from the next.
 */
public final class EventIds {

    private static final int COUNTER_BITS = 12;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final AtomicLong LAST = new AtomicLong();

    private EventIds() {}

    public static UUID next() {
        long now = System.currentTimeMillis() << COUNTER_BITS;
        long tick = LAST.updateAndGet(last -> Math.max(last + 1, now));
        return of(tick, RANDOM.nextLong());
    }

    static UUID of(long tick, long random) {
        long millis = tick >>> COUNTER_BITS;
        long counter = tick & 0xFFF;
        return new UUID(
                millis << 16 | 0x7000 | counter, random & 0x3FFF_FFFF_FFFF_FFFFL | 1L << 63);
    }
}
