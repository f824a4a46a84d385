package org.crossregion.clearing.year;

import org.crossregion.clearing.notice.Direction;
import org.crossregion.values.Money;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;

/**
 * What a region has to receive from a counterparty, or to pay to it, for a year under one scheme.
 *
 * @param counterparty a pooling region within the province, else a province
 * @param within whether both sides are of the authority's province
 * @param months what the twelve months come to, deductions off
 * @param adjustment what the year's end adds
 * @param settled what was received or paid of it, by money or by offsetting
 */
public record Figure(
        RegionCode region,
        RegionCode counterparty,
        Direction direction,
        boolean within,
        Scheme scheme,
        Money months,
        Money adjustment,
        Money settled) {

    public Money owed() {
        return months.plus(adjustment);
    }

    /** What is still to be received or paid; negative if more was than is owed in the end. */
    public Money outstanding() {
        return owed().minus(settled);
    }
}
