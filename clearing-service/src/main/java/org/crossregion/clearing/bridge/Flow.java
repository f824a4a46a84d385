package org.crossregion.clearing.bridge;

import org.crossregion.values.Money;

/**
 * What a month comes to for a region that pays, under one scheme, in the parts that explain it.
 *
 * @param cases 人次 settled in the month itself
 * @param current what those came to, before deductions
 * @param late what months before it left over (迟报)
 * @param refunds what was refunded of cleared months; not positive
 * @param deductions 扣款 that are off it
 * @param offset what the region has to receive, where money is net; zero where it goes gross
 */
record Flow(long cases, Money current, Money late, Money refunds, Money deductions, Money offset) {

    static final Flow NOTHING =
            new Flow(0, Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO);

    /** What is to be paid; negative if more is to be received. */
    Money due() {
        return current.plus(late).plus(refunds).minus(deductions).minus(offset);
    }

    Flow plus(Flow other) {
        return new Flow(
                Math.addExact(cases, other.cases),
                current.plus(other.current),
                late.plus(other.late),
                refunds.plus(other.refunds),
                deductions.plus(other.deductions),
                offset.plus(other.offset));
    }
}
