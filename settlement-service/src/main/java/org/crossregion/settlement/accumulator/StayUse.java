package org.crossregion.settlement.accumulator;

import org.crossregion.values.Money;

/**
 * What the earlier bills of one stay, not taken back, have done already.
 *
 * @param admission the number that one of them counted as an admission of its year; 0 if none did
 * @param deductible what they bore of the stay's deductible
 */
public record StayUse(int admission, Money deductible) {

    public static final StayUse NOTHING = new StayUse(0, Money.ZERO);

    /** Whether one of them counted as an admission. */
    public boolean counted() {
        return admission > 0;
    }
}
