package org.crossregion.fund.ledger;

import org.crossregion.values.Money;
import org.crossregion.values.RegionPair;
import org.crossregion.values.Scheme;

/**
 * A statement of how much has been paid in for a pair and scheme in a year so far, emergency
 * increases included.
 */
public record PaidIn(int year, RegionPair pair, Scheme scheme, Money total) {

    public PaidIn {
        if (year < 2000 || year > 2999) {
            throw new IllegalArgumentException("no such year: " + year);
        }
        if (pair.isOwnRegion()) {
            throw new IllegalArgumentException("the fund is for care elsewhere, not " + pair);
        }
        if (total.isNegative()) {
            throw new IllegalArgumentException("paid in below zero: " + total);
        }
    }
}
