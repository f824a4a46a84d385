package org.crossregion.fund.year;

import org.crossregion.values.Money;
import org.crossregion.values.RegionPair;
import org.crossregion.values.Scheme;

/**
 * A pair's and scheme's money in a calendar year, by the ledger: what there was, came and went and
 * was there when 31 December was over, and what has been drawn and given back since for notices of
 * the year and earlier ones.
 *
 * @param quota fixed for the year by its end, without increases
 * @param paidIn when the year was over, returns taken off
 * @param opening what lay in the fund when the year began
 * @param broughtIn paid in over the year
 * @param returned over the year
 * @param drawn over the year, whatever for
 * @param replenished over the year, whatever it had been drawn for
 * @param held what lay in the fund when the year was over
 * @param drawnLater since then, for periods up to the year's own
 * @param replenishedLater since then, of what was drawn for such periods
 */
record YearMoney(
        RegionPair pair,
        Scheme scheme,
        Money quota,
        Money emergency,
        Money paidIn,
        Money opening,
        Money broughtIn,
        Money returned,
        Money drawn,
        Money replenished,
        Money held,
        Money drawnLater,
        Money replenishedLater) {}
