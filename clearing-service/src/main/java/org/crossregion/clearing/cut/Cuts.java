package org.crossregion.clearing.cut;

import org.crossregion.values.Period;
import org.crossregion.values.RegionPair;

import java.util.Map;
import java.util.Set;

/**
 * The periods that take no more details, per circle, as one batch sees them.
 *
 * <p>A pair that crosses a border lies in several circles: both provinces' and the nation's. It is
 * cut by whichever generates first, so that block B of both provinces and the national table read
 * the same figures.
 */
public record Cuts(Map<Period, Set<Circle>> byPeriod) {

    public static final Cuts NONE = new Cuts(Map.of());

    public boolean isOpen(RegionPair pair, Period period) {
        return byPeriod.getOrDefault(period, Set.of()).stream()
                .noneMatch(circle -> circle.covers(pair));
    }

    /** The first period from a given one on that still takes details of a pair. */
    public Period firstOpen(RegionPair pair, Period from) {
        Period period = from;
        while (!isOpen(pair, period)) {
            period = period.next();
        }
        return period;
    }
}
