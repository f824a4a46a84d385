package org.crossregion.settlement.recent;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * What was read within the last second, so that it need not be read for every settlement. Whoever
 * changes it here calls {@link #forget}; what another instance changes, or a transaction here that
 * takes longer than a second, is seen a second after its commit at the latest.
 */
public final class Recent<K, V> {

    /** How old an answer may be. */
    public static final Duration AGE = Duration.ofSeconds(1);

    private static final int MOST = 20_000;

    private final Map<K, Read<V>> known = new ConcurrentHashMap<>();
    private final LongSupplier nanos;
    private volatile long changedAt;

    public Recent() {
        this(System::nanoTime);
    }

    Recent(LongSupplier nanos) {
        this.nanos = nanos;
        this.changedAt = nanos.getAsLong() - AGE.toNanos() - 1;
    }

    /** A value and when it was asked for. */
    private record Read<V>(V value, long at) {}

    /**
     * The value as it is, or was a moment ago; what is not there is asked for every time.
     *
     * @param source where it is read
     */
    public Optional<V> get(K key, Function<K, Optional<V>> source) {
        long now = nanos.getAsLong();
        Read<V> before = known.get(key);
        if (before != null && now - before.at() <= AGE.toNanos()) {
            return Optional.of(before.value());
        }
        Optional<V> value = source.apply(key);
        value.ifPresent(read -> keep(key, new Read<>(read, now)));
        return value;
    }

    /** What was asked for before a change, or while it may not be committed yet, is not kept. */
    private void keep(K key, Read<V> read) {
        if (read.at() - changedAt > AGE.toNanos()) {
            if (known.size() >= MOST) {
                known.clear();
            }
            known.put(key, read);
        }
    }

    /** Something changes: nothing is kept until a second from now. */
    public void forget() {
        changedAt = nanos.getAsLong();
        known.clear();
    }
}
