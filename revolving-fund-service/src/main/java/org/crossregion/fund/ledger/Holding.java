package org.crossregion.fund.ledger;

import org.crossregion.values.Money;
import org.crossregion.values.RegionPair;
import org.crossregion.values.Scheme;

/**
 * What the accounts of one year hold and have lent for a pair and scheme, now.
 *
 * @param paidIn the other side of both
 */
public record Holding(
        int year, RegionPair pair, Scheme scheme, Money held, Money lent, Money paidIn) {

    /** The same with less of what is held to be used. */
    public Holding without(Money kept) {
        return new Holding(year, pair, scheme, held.minus(kept), lent, paidIn);
    }

    public Account account(AccountKind kind) {
        return new Account(year, pair, scheme, kind);
    }
}
