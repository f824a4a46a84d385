package org.crossregion.settlement.accumulator;

import org.crossregion.values.Money;

/**
 * What the earlier bills of one stay, not taken back, have done already.
 *
 * @param counted one of them counted as an admission
 * @param deductible what they bore of the stay's deductible
 */
public record StayUse(boolean counted, Money deductible) {

    public static final StayUse NOTHING = new StayUse(false, Money.ZERO);
}
