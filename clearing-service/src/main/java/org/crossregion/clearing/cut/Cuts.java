package org.crossregion.clearing.cut;

import org.crossregion.values.Period;
import org.crossregion.values.RegionPair;

import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;

/**
 * The periods that take no more details, per circle, as one batch sees them.
 *
 * <p>A pair that crosses a border lies in several circles: both provinces' and the nation's. It is
 * cut by whichever generates first, so that block B of both provinces and the national table read
 * the same figures. Cutting a year closes all of its months, also those in which nothing happened.
 *
 * @param yearEnds per year whose December is cut, the circles that clear what it leaves over in a
 *     run of its own
 * @param rules what becomes of what comes late
 */
public record Cuts(
        Map<Period, Set<Circle>> byPeriod, Map<Period, Set<Circle>> yearEnds, YearEnds rules) {

    public static final Cuts NONE = new Cuts(Map.of(), Map.of());

    /** Cuts after which nothing is ever too late. */
    public Cuts(Map<Period, Set<Circle>> byPeriod, Map<Period, Set<Circle>> yearEnds) {
        this(byPeriod, yearEnds, YearEnds.NEVER_TOO_LATE);
    }

    /** Cuts of which no December is followed by a run of the year's end. */
    public Cuts(Map<Period, Set<Circle>> byPeriod) {
        this(byPeriod, Map.of());
    }

    public boolean isOpen(RegionPair pair, Period period) {
        return isUncut(pair, period) && isUncut(pair, period.year());
    }

    /**
     * The first month from a given one on that still takes details of a pair; after a year, from
     * the next January on.
     */
    public Period firstOpen(RegionPair pair, Period from) {
        Period month = from.isYear() ? from.next().months().get(0) : from;
        while (!isOpen(pair, month)) {
            month = month.next();
        }
        return month;
    }

    /** Whether what a year's December has left over of a pair is cleared in a run of its own. */
    public boolean hasYearEnd(RegionPair pair, Period year) {
        return yearEnds.getOrDefault(year, Set.of()).contains(Circle.deciding(pair));
    }

    /**
     * Whether a month is too late for a detail to clear in freely: policy gives it so many months
     * after that of its origin, and then it needs an approved application.
     */
    public boolean isTooLate(RegionPair pair, Period origin, Period month) {
        long months = ChronoUnit.MONTHS.between(origin.firstDay(), month.firstDay());
        return months > 0 && months > rules.lateMonths(Circle.deciding(pair), origin);
    }

    /** Whether what comes too late in a year waits for the run of the year's end. */
    public boolean waitsForYearEnd(RegionPair pair, Period year) {
        return rules.hasRun(Circle.deciding(pair), year);
    }

    private boolean isUncut(RegionPair pair, Period period) {
        return byPeriod.getOrDefault(period, Set.of()).stream()
                .noneMatch(circle -> circle.covers(pair));
    }
}
