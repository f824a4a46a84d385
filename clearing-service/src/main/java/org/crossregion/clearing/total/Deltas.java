package org.crossregion.clearing.total;

import java.util.Comparator;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The differences a batch makes to the running totals, added up per cell and lane and kept in key
 * order.
 */
public final class Deltas {

    /** A cell's share that came by one Kafka partition. */
    public record Lane(Cell cell, int lane) implements Comparable<Lane> {

        private static final Comparator<Lane> ORDER =
                Comparator.comparing(Lane::cell).thenComparingInt(Lane::lane);

        @Override
        public int compareTo(Lane other) {
            return ORDER.compare(this, other);
        }
    }

    private final SortedMap<Lane, Amounts> byLane = new TreeMap<>();

    public void add(Cell cell, int lane, Amounts amounts) {
        byLane.merge(new Lane(cell, lane), amounts, Amounts::plus);
    }

    public void subtract(Cell cell, int lane, Amounts amounts) {
        add(cell, lane, amounts.negated());
    }

    /** The differences that are any, in the order in which totals are locked. */
    public SortedMap<Lane, Amounts> byLane() {
        SortedMap<Lane, Amounts> real = new TreeMap<>(byLane);
        real.values().removeIf(Amounts::isNothing);
        return real;
    }
}
