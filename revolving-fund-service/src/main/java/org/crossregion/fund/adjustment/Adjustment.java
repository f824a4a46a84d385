package org.crossregion.fund.adjustment;

import org.crossregion.fund.quota.Quota;
import org.crossregion.fund.quota.QuotaPolicy;
import org.crossregion.values.Money;

import java.util.Collection;

/**
 * What new quotas mean in money (调整): the new quota less the old one with its emergency increases,
 * less the balance carried over; above zero it is to be paid up, below zero it is returned.
 *
 * <p>Each pair's and scheme's fund is its own: one that is returned does not lower what another has
 * to be paid up, so a region may have to do both.
 *
 * @param average the monthly average of the basis, or the basis itself (测算基数)
 * @param moved what was paid in on this year's quotas; below zero if returned
 */
public record Adjustment(
        Money lastYear,
        Money average,
        Money quota,
        Money carried,
        Money toPayUp,
        Money toReturn,
        Money moved) {

    static final Adjustment NONE =
            new Adjustment(
                    Money.ZERO,
                    Money.ZERO,
                    Money.ZERO,
                    Money.ZERO,
                    Money.ZERO,
                    Money.ZERO,
                    Money.ZERO);

    public static Adjustment of(Quota quota, Money moved) {
        Money difference = quota.adjustment();
        return new Adjustment(
                quota.lastYear(),
                QuotaPolicy.average(quota.basis(), quota.divisor()),
                quota.amount(),
                quota.carried(),
                difference.orZeroIfNegative(),
                difference.negated().orZeroIfNegative(),
                moved);
    }

    public static Adjustment sum(Collection<Adjustment> parts) {
        return parts.stream().reduce(NONE, Adjustment::plus);
    }

    private Adjustment plus(Adjustment other) {
        return new Adjustment(
                lastYear.plus(other.lastYear),
                average.plus(other.average),
                quota.plus(other.quota),
                carried.plus(other.carried),
                toPayUp.plus(other.toPayUp),
                toReturn.plus(other.toReturn),
                moved.plus(other.moved));
    }
}
