package org.crossregion.clearing.analysis;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Tukey's fences: what lies further than one and a half times the distance of the quartiles outside
 * of them stands out among its peers. Kept in eighths, so that nothing is ever rounded.
 *
 * @param lowEighths below this a value stands out
 * @param highEighths above this
 */
record Fences(long lowEighths, long highEighths) {

    /** Of fewer values nothing can be said. */
    static final int FEWEST = 5;

    private static final int EIGHTHS = 8;
    private static final int QUARTERS = 4;

    /** The fences of some values; none of fewer than {@link #FEWEST}. */
    static Optional<Fences> around(Collection<Long> values) {
        if (values.size() < FEWEST) {
            return Optional.empty();
        }
        List<Long> sorted = values.stream().sorted().toList();
        long first = quartile(sorted, 1);
        long third = quartile(sorted, 3);
        long reach = (third - first) / 2 * 3;
        return Optional.of(new Fences(first - reach, third + reach));
    }

    boolean isLow(long value) {
        return Math.multiplyExact(value, EIGHTHS) < lowEighths;
    }

    boolean isHigh(long value) {
        return Math.multiplyExact(value, EIGHTHS) > highEighths;
    }

    /** A quartile in eighths, an even number: between two neighbours in proportion. */
    private static long quartile(List<Long> sorted, int quarter) {
        int scaled = (sorted.size() - 1) * quarter;
        int index = scaled / QUARTERS;
        long below = sorted.get(index);
        long above = sorted.get(Math.min(index + 1, sorted.size() - 1));
        return Math.multiplyExact(below, EIGHTHS)
                + Math.multiplyExact(above - below, EIGHTHS / QUARTERS * (scaled % QUARTERS));
    }
}
