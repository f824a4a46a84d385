package org.crossregion.clearing.claim;

import org.crossregion.values.Money;

/**
 * What bills come to.
 *
 * @param cases a refund counts -1
 * @param agreed what the insurance recognises (med_sumfee), as it was stated
 */
record Figures(long cases, Money total, Money agreed, Money fund, Money cash, Money account) {

    static final Figures NONE =
            new Figures(0, Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO);
}
