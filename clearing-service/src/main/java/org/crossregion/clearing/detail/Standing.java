package org.crossregion.clearing.detail;

import org.crossregion.clearing.total.Amounts;
import org.crossregion.values.Money;

/**
 * A detail and where it stands.
 *
 * @param deducted what the deductions that move with it take from it
 */
record Standing(Detail detail, Placement placement, Money deducted) {

    /** A detail with which no deduction moves. */
    Standing(Detail detail, Placement placement) {
        this(detail, placement, Money.ZERO);
    }

    /** All that moves when it is moved. */
    Amounts amounts() {
        return detail.amounts().plus(Amounts.ofDeduction(deducted));
    }

    Standing at(Placement target) {
        return new Standing(detail, target, deducted);
    }

    /** Whether it clears in a later year than it was settled in (以前年度). */
    boolean isPriorYears() {
        return !placement.period().firstDay().isBefore(detail.origin().year().endDay());
    }
}
