package org.crossregion.fund.utilisation;

import org.crossregion.values.RegionPair;
import org.crossregion.values.Scheme;

import java.time.LocalDate;
import java.util.Comparator;

/** What one sum of a day is of: a pair, a scheme and the day of settlement. */
record DayCell(RegionPair pair, Scheme scheme, LocalDate day) implements Comparable<DayCell> {

    private static final Comparator<DayCell> ORDER =
            Comparator.comparing(DayCell::pair)
                    .thenComparing(cell -> cell.scheme().code())
                    .thenComparing(DayCell::day);

    @Override
    public int compareTo(DayCell other) {
        return ORDER.compare(this, other);
    }
}
