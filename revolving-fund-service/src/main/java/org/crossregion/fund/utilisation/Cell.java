package org.crossregion.fund.utilisation;

import org.crossregion.values.Money;
import org.crossregion.values.Period;
import org.crossregion.values.RegionPair;
import org.crossregion.values.Scheme;

import java.util.Comparator;

/** What one running sum is of: a pair, a scheme and a month of origin. */
record Cell(RegionPair pair, Scheme scheme, Period origin) implements Comparable<Cell> {

    private static final Comparator<Cell> ORDER =
            Comparator.comparing(Cell::pair)
                    .thenComparing(cell -> cell.scheme().code())
                    .thenComparing(Cell::origin);

    static Cell of(Fact fact) {
        return new Cell(fact.pair(), fact.scheme(), fact.origin());
    }

    @Override
    public int compareTo(Cell other) {
        return ORDER.compare(this, other);
    }

    /** How many facts, and what of them clearing moves. */
    record Sum(long facts, Money cleared) {

        static Sum of(Fact fact) {
            return new Sum(1, fact.cleared());
        }

        Sum plus(Sum other) {
            return new Sum(Math.addExact(facts, other.facts), cleared.plus(other.cleared));
        }
    }
}
