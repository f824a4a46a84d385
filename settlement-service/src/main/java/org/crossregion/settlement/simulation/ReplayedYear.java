package org.crossregion.settlement.simulation;

import org.crossregion.settlement.accumulator.YearUse;
import org.crossregion.values.CareType;
import org.crossregion.values.Money;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * A year of a person as it would be, and beside it as it was: what a bill was told that the year
 * did not hold, and what numbers of admissions it passed over, a review withheld.
 */
final class ReplayedYear {

    private final Line would = new Line();
    private final Line was = new Line();

    /** What mirrors would have freed more than they did. */
    private YearUse freedMore = YearUse.NOTHING;

    /** What a year holds, and which numbers its admissions have taken. */
    private static final class Line {

        private YearUse used = YearUse.NOTHING;
        private final Set<Integer> taken = new HashSet<>();

        void add(YearUse change, int admission) {
            used = used.plus(change);
            if (change.admissions() > 0) {
                taken.add(admission);
            } else if (change.admissions() < 0) {
                taken.remove(admission);
            }
        }
    }

    YearUse used() {
        return would.used;
    }

    YearUse wasUsed() {
        return was.used;
    }

    void add(YearUse change, int admission) {
        would.add(change, admission);
    }

    void wasAdded(YearUse change, int admission) {
        was.add(change, admission);
    }

    /**
     * Something that was taken back, or entered again, on either line.
     *
     * @param change as it was
     * @param instead as it would be
     */
    void turned(YearUse change, YearUse instead) {
        freedMore = freedMore.plus(change).plus(instead.negated());
    }

    /** The same year where so much counts as borne that was withheld, and what more would be. */
    YearUse bearing(CareType care, Money withheld) {
        return withheld.isPositive()
                ? would.used.bearing(Map.of(care, withheld)).bearing(freedMore.yearlyDeductibles())
                : would.used;
    }

    /** Numbers that were free and that an admission which became this one has not taken. */
    Set<Integer> passedOver(int admission) {
        Set<Integer> free = new HashSet<>();
        for (int number = 1; number < admission; number++) {
            if (!was.taken.contains(number)) {
                free.add(number);
            }
        }
        return free;
    }

    /** The lowest free number. */
    int nextAdmission(Set<Integer> withheld) {
        int next = 1;
        while (would.taken.contains(next) || withheld.contains(next)) {
            next++;
        }
        return next;
    }
}
