package org.crossregion.fund.notice;

import org.crossregion.values.Money;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;

/**
 * One line of a notice.
 *
 * @param counterparty the treatment region of the pair whose fund it is about
 * @param amount above zero
 */
public record NoticeLine(RegionCode counterparty, Scheme scheme, Money amount) {

    public NoticeLine {
        if (!amount.isPositive()) {
            throw new IllegalArgumentException("a line of " + amount);
        }
    }
}
