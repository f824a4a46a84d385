package org.crossregion.fund.adjustment;

import org.crossregion.values.Money;

/** What of an adjustment no notice has said yet. */
final class StillToNotify {

    private StillToNotify() {}

    /**
     * Above zero: to be paid up; below zero: to be returned. Money that came in without a notice
     * counts as asked for; what came in beyond the adjustment is left for the end of the year, when
     * it is carried over, and is not returned by a notice.
     *
     * @param adjustment of the quota: up above zero, down below
     * @param notified by notices so far: orders less advices
     * @param stated moved without a notice
     */
    static Money of(Money adjustment, Money notified, Money stated) {
        Money left = adjustment.minus(notified);
        if (left.isPositive()) {
            return left.minus(stated).orZeroIfNegative();
        }
        return left.minus(stated.min(Money.ZERO)).min(Money.ZERO);
    }
}
