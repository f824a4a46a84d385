package org.crossregion.fund.ledger;

import org.crossregion.values.Money;

/**
 * One line of an entry.
 *
 * @param amount positive for a debit, negative for a credit; never zero
 */
public record Posting(Account account, Money amount) {

    public Posting {
        if (amount.isZero()) {
            throw new IllegalArgumentException("a posting of nothing on " + account);
        }
    }
}
