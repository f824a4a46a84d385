package org.crossregion.fund.alert;

import org.crossregion.values.Money;
import org.crossregion.values.Period;

/**
 * How much of the paid-in money of what is watched is in use, and what that is held against.
 *
 * @param period the month it was measured for
 * @param used cleared in the month and settled but not cleared; below zero counts as nothing
 */
public record Measured(
        Guard guard, Period period, Money paidIn, Money used, Thresholds thresholds) {

    int year() {
        return period.firstDay().getYear();
    }
}
