package org.crossregion.fund.alert;

import org.crossregion.values.Money;
import org.crossregion.values.Period;
import org.crossregion.values.RegionPair;
import org.crossregion.values.Scheme;

/**
 * How much of a pair's paid-in money is in use.
 *
 * @param period the month it was measured for
 * @param used cleared in the month and settled but not cleared; below zero counts as nothing
 */
public record Measured(RegionPair pair, Scheme scheme, Period period, Money paidIn, Money used) {

    int year() {
        return period.firstDay().getYear();
    }
}
