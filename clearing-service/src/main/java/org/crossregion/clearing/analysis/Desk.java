package org.crossregion.clearing.analysis;

import org.crossregion.values.CareType;
import org.crossregion.values.RegionCode;

import java.util.Comparator;

/** One kind of care at one institution. */
record Desk(RegionCode region, String institution, CareType careType) implements Comparable<Desk> {

    private static final Comparator<Desk> ORDER =
            Comparator.comparing(Desk::region)
                    .thenComparing(Desk::institution)
                    .thenComparing(Desk::careType);

    @Override
    public int compareTo(Desk other) {
        return ORDER.compare(this, other);
    }
}
