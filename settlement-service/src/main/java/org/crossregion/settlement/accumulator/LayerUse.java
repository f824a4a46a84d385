package org.crossregion.settlement.accumulator;

import org.crossregion.values.Money;

/**
 * What a further layer has come to in a year.
 *
 * @param base what it was reckoned on
 * @param paid what it came to, whether settled directly or claimed at home
 */
public record LayerUse(Money base, Money paid) {

    public static final LayerUse NOTHING = new LayerUse(Money.ZERO, Money.ZERO);

    LayerUse plus(LayerUse other) {
        return new LayerUse(base.plus(other.base), paid.plus(other.paid));
    }

    LayerUse negated() {
        return new LayerUse(base.negated(), paid.negated());
    }

    boolean isNothing() {
        return base.isZero() && paid.isZero();
    }
}
