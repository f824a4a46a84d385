package org.crossregion.fund.quota;

import org.crossregion.values.Money;
import org.crossregion.values.RegionPair;
import org.crossregion.values.Scheme;

/**
 * Where a pair and scheme stood at the end of a year, from which the next year's adjustment starts.
 *
 * @param quota in force for the year, without increases
 * @param emergency the year's approved emergency increases, also those approved after its end
 * @param paidIn what had been paid in by the end of its 31 December, as it is known now: what is
 *     stated for the year later counts
 * @param underWay what notices of the year and earlier ones still move after that day: open orders
 *     less open advices, whenever they were issued
 * @param paidInNow what has been paid in on the accounts of the year and earlier ones by now
 */
public record YearEnd(
        RegionPair pair,
        Scheme scheme,
        Money quota,
        Money emergency,
        Money paidIn,
        Money underWay,
        Money paidInNow) {

    /** What had to be there: the quota with its emergency increases (上年度额度). */
    public Money quotaWithIncreases() {
        return quota.plus(emergency);
    }

    /**
     * The balance carried over (年末余额结转): money beyond the quota with its increases. What an order
     * still brings or an advice still returns is counted as moved, so that it is neither asked for
     * nor returned again.
     */
    public Money carried() {
        return beyond().orZeroIfNegative();
    }

    /** What was missing to the quota with its increases on 31 December (欠缴); its orders stand. */
    public Money arrears() {
        return quotaWithIncreases().minus(paidIn).orZeroIfNegative();
    }

    /** Whether there is anything that a quota of the next year has to say something about. */
    boolean hasMoney() {
        return quotaWithIncreases().isPositive() || paidIn.isPositive() || paidInNow.isPositive();
    }

    private Money beyond() {
        return paidIn.plus(underWay).minus(quotaWithIncreases());
    }

    static String key(Quota quota) {
        return key(quota.pair(), quota.scheme());
    }

    /** By what a year's standings are looked up. */
    public static String key(RegionPair pair, Scheme scheme) {
        return pair + " " + scheme.code();
    }
}
