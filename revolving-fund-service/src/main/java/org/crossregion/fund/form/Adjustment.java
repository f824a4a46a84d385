package org.crossregion.fund.form;

import org.crossregion.fund.quota.Quota;
import org.crossregion.values.Money;

import java.util.Collection;

/**
 * What a new quota means in money (调整): the new quota less the old one with its emergency
 * increases, less the balance carried over; above zero it is to be paid up, below zero it is
 * returned.
 *
 * @param basis the money of last year's fourth quarter
 * @param paid what has been paid in on this year's quota beyond what was paid in last year
 */
record Adjustment(Money lastYear, Money basis, Money quota, Money carried, Money paid) {

    static final Adjustment NONE =
            new Adjustment(Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO);

    static Adjustment of(Quota quota, Money paid) {
        return new Adjustment(
                quota.lastYear(), quota.basis(), quota.amount(), quota.carried(), paid);
    }

    static Adjustment sum(Collection<Adjustment> parts) {
        return parts.stream().reduce(NONE, Adjustment::plus);
    }

    private Adjustment plus(Adjustment other) {
        return new Adjustment(
                lastYear.plus(other.lastYear),
                basis.plus(other.basis),
                quota.plus(other.quota),
                carried.plus(other.carried),
                paid.plus(other.paid));
    }

    /** 应补缴. */
    Money toPayUp() {
        return difference().orZeroIfNegative();
    }

    /** 应退回. */
    Money toReturn() {
        return difference().negated().orZeroIfNegative();
    }

    private Money difference() {
        return quota.minus(lastYear).minus(carried);
    }
}
