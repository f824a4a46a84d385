package org.crossregion.clearing.detail;

import org.crossregion.values.Money;
import org.crossregion.values.Period;
import org.crossregion.values.RegionPair;
import org.crossregion.values.Scheme;

import java.time.Instant;

/**
 * A detail that its account year has left over, or the question whether it has.
 *
 * @param settledAt when it was settled; the account year is the year of it
 * @param owed what it clears, less what was deducted; a mirror's is negative
 * @param standing the period it stands in
 * @param held whether it is held back there
 * @param open whether that period still takes details, so that it can be let go
 * @param disputed whether an agency has held it back, now or before
 * @param deducted whether it was cleared, and what the year has left over is what was deducted from
 *     it afterwards
 */
public record LeftOver(
        String settlementId,
        DetailKind kind,
        RegionPair pair,
        Scheme scheme,
        Instant settledAt,
        Money owed,
        Period standing,
        boolean held,
        boolean open,
        boolean disputed,
        boolean deducted) {

    /** The month it was settled in. */
    public Period origin() {
        return Period.monthOf(settledAt);
    }

    /** Whether it is an item of a year: settled in it, or a mirror that stands in it. */
    public boolean isOf(Period year) {
        return origin().year().equals(year) || standing.equals(year);
    }
}
