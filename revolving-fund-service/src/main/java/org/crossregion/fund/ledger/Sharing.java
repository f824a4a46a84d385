package org.crossregion.fund.ledger;

import org.crossregion.values.Money;

import java.util.List;

/** Shares a payment out among what is still owed. */
public final class Sharing {

    private Sharing() {}

    /**
     * By largest remainder in proportion to what is owed, so that the shares come to the amount and
     * nothing gets more than is owed on it.
     *
     * @param amount above zero and at most what is owed in all
     */
    public static List<Money> of(Money amount, List<Money> owed) {
        Money all = Money.sum(owed);
        if (!amount.isPositive() || amount.compareTo(all) > 0) {
            throw new IllegalArgumentException(amount + " is not between 0.01 and " + all);
        }
        return amount.shareOut(owed.stream().map(Money::fen).toList(), 1);
    }
}
