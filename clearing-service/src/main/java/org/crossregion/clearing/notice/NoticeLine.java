package org.crossregion.clearing.notice;

import org.crossregion.values.Money;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;

/**
 * What is to be paid under one scheme.
 *
 * @param counterparty whom it is owed to or by: the authority where money is net, else the other
 *     province
 * @param amount more than nothing in a notice; nothing is left out
 */
public record NoticeLine(RegionCode counterparty, Scheme scheme, Money amount) {

    public NoticeLine {
        if (amount.isNegative()) {
            throw new IllegalArgumentException(
                    "a notice is of more than nothing, not of " + amount);
        }
    }
}
