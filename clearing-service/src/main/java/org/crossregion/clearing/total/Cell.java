package org.crossregion.clearing.total;

import org.crossregion.values.CareType;
import org.crossregion.values.Period;
import org.crossregion.values.RegionPair;
import org.crossregion.values.Scheme;

import java.util.Comparator;

/**
 * The finest cell that clearing counts in, apart from the lane.
 *
 * @param period the period its details clear in
 * @param origin the month they were settled in
 */
public record Cell(
        Period period,
        DetailState state,
        RegionPair pair,
        Scheme scheme,
        CareType careType,
        Period origin)
        implements Comparable<Cell> {

    /** The order in which totals are locked, so that two consumers never wait in a circle. */
    private static final Comparator<Cell> ORDER =
            Comparator.comparing(Cell::period)
                    .thenComparing(Cell::state)
                    .thenComparing(Cell::pair)
                    .thenComparing(Cell::scheme)
                    .thenComparing(Cell::careType)
                    .thenComparing(Cell::origin);

    @Override
    public int compareTo(Cell other) {
        return ORDER.compare(this, other);
    }

    /** As a difference names it: {@code 220100→220200 employee inpatient of 2026-10}. */
    @Override
    public String toString() {
        return pair + " " + scheme.code() + " " + careType.code() + " of " + origin;
    }
}
