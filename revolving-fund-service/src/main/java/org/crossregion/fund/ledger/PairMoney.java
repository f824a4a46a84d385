package org.crossregion.fund.ledger;

import org.crossregion.values.Money;
import org.crossregion.values.RegionPair;
import org.crossregion.values.Scheme;

/**
 * Where the fund stands for one pair and scheme in a year, by the ledger. Quota and increases are
 * the year's own; money stays from year to year, so what earlier years brought in counts.
 *
 * @param quota fixed for the year, without increases
 * @param emergency the year's approved emergency increases
 * @param paidIn by the insured region, emergency increases included, returns taken off
 * @param adjusted what was moved on the year's quota: paid up above zero, returned below
 * @param held what lies in the fund
 * @param lent what the fund has paid out and not got back
 */
public record PairMoney(
        int year,
        RegionPair pair,
        Scheme scheme,
        Money quota,
        Money emergency,
        Money paidIn,
        Money adjusted,
        Money held,
        Money lent) {

    /** What has to be there: the quota with its emergency increases. */
    public Money quotaWithIncreases() {
        return quota.plus(emergency);
    }

    /** What is missing to the quota with its increases (欠缴). */
    public Money arrears() {
        return quotaWithIncreases().minus(paidIn).orZeroIfNegative();
    }
}
