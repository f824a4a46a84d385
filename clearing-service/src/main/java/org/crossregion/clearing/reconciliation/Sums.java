package org.crossregion.clearing.reconciliation;

import org.crossregion.values.Money;

/**
 * What bills come to: how many there are, and the three amounts that both sides know of a bill.
 *
 * @param bills a mirror counts as one bill, its amounts are negative
 * @param fund all funds together (fund_pay_sumamt), never the account
 */
public record Sums(long bills, Money total, Money fund, Money account) {

    static final Sums NONE = new Sums(0, Money.ZERO, Money.ZERO, Money.ZERO);

    public static Sums ofOne(Money total, Money fund, Money account) {
        return new Sums(1, total, fund, account);
    }

    Sums plus(Sums other) {
        return new Sums(
                bills + other.bills,
                total.plus(other.total),
                fund.plus(other.fund),
                account.plus(other.account));
    }

    Sums minus(Sums other) {
        return new Sums(
                bills - other.bills,
                total.minus(other.total),
                fund.minus(other.fund),
                account.minus(other.account));
    }

    boolean isNone() {
        return equals(NONE);
    }

    /** Whether the money is the same, however many bills it is. */
    boolean sameMoney(Sums other) {
        return total.equals(other.total)
                && fund.equals(other.fund)
                && account.equals(other.account);
    }

    /** Whether this takes the other back. */
    boolean negates(Sums other) {
        return total.equals(other.total.negated())
                && fund.equals(other.fund.negated())
                && account.equals(other.account.negated());
    }

    /** What of it is cleared, as the two sides of a bill know it. */
    Money cleared() {
        return fund.plus(account);
    }
}
