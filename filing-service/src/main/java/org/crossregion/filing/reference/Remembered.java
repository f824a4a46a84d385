package org.crossregion.filing.reference;

import java.time.Duration;
import java.util.function.Supplier;

/**
 * What is read from a small table and kept in memory. At most every second the table's stamp is
 * looked at, since another instance may have changed it, and only a new one is read again.
 *
 * @param <T> what is remembered
 */
public final class Remembered<T> {

    private static final long FRESH_NANOS = Duration.ofSeconds(1).toNanos();

    private final Supplier<String> stamp;
    private final Supplier<T> read;

    private volatile Known<T> known;
    private volatile int changes;

    /**
     * @param stamp what differs when the table does
     */
    public Remembered(Supplier<String> stamp, Supplier<T> read) {
        this.stamp = stamp;
        this.read = read;
    }

    /**
     * What was read at one moment.
     *
     * @param comparedAt by the machine's steady clock, which tells no time of day
     */
    private record Known<T>(T value, String stamp, long comparedAt) {}

    public T get() {
        Known<T> last = known;
        return last != null && System.nanoTime() - last.comparedAt() < FRESH_NANOS
                ? last.value()
                : compared();
    }

    /** What was changed here holds for the next question. */
    public synchronized void forget() {
        changes++;
        known = null;
    }

    /** What was read before a change that was made meanwhile is not kept. */
    private T compared() {
        int seen = changes;
        Known<T> before = known;
        long now = System.nanoTime();
        String current = stamp.get();
        T value = before != null && before.stamp().equals(current) ? before.value() : read.get();
        keep(new Known<>(value, current, now), seen);
        return value;
    }

    private synchronized void keep(Known<T> read, int seen) {
        if (seen == changes) {
            known = read;
        }
    }
}
