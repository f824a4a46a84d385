package org.crossregion.clearing.year;

import org.crossregion.values.Money;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;

/**
 * How the revolving fund stood for a region under one scheme when a year was over, and what has
 * been drawn and given back since for the year's own notices.
 *
 * @param emergency the year's emergency increases, beside the quota
 * @param paidIn when 31 December was over
 * @param held what lay in the fund then
 * @param drawnLater since then, for periods up to the year's own
 * @param replenishedLater since then, of what was drawn for such periods
 */
public record FundFigure(
        RegionCode region,
        Scheme scheme,
        Money quota,
        Money emergency,
        Money paidIn,
        Money held,
        Money drawnLater,
        Money replenishedLater) {

    /** What the year leaves in the fund once what it borrowed is accounted for. */
    public Money balance() {
        return held.minus(drawnLater).plus(replenishedLater);
    }
}
