package org.crossregion.settlement.catalogue;

import org.crossregion.values.Money;

/** What an amount is made of once the catalogue has been asked; the four parts are the whole. */
public record LineSplit(Money fullSelfPay, Money overLimit, Money priorSelfPay, Money inScope) {

    public LineSplit minus(LineSplit other) {
        return new LineSplit(
                fullSelfPay.minus(other.fullSelfPay),
                overLimit.minus(other.overLimit),
                priorSelfPay.minus(other.priorSelfPay),
                inScope.minus(other.inScope));
    }

    public Money total() {
        return fullSelfPay.plus(overLimit).plus(priorSelfPay).plus(inScope);
    }
}
