package org.crossregion.fund.ledger;

import org.crossregion.values.Money;
import org.crossregion.values.RegionPair;
import org.crossregion.values.Scheme;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Which accounts what happens to money is booked on; each list of postings comes to zero. */
public final class Bookings {

    private Bookings() {}

    /** Money comes into the fund. */
    public static List<Posting> paidIn(int year, RegionPair pair, Scheme scheme, Money amount) {
        return move(
                new Account(year, pair, scheme, AccountKind.HELD),
                new Account(year, pair, scheme, AccountKind.PAID_IN),
                amount);
    }

    /** Money of the fund is paid out for a region, and owed by it to the fund. */
    public static List<Posting> drawn(int year, RegionPair pair, Scheme scheme, Money amount) {
        return move(
                new Account(year, pair, scheme, AccountKind.LENT),
                new Account(year, pair, scheme, AccountKind.HELD),
                amount);
    }

    /** What was drawn comes back. */
    public static List<Posting> replenished(
            int year, RegionPair pair, Scheme scheme, Money amount) {
        return move(
                new Account(year, pair, scheme, AccountKind.HELD),
                new Account(year, pair, scheme, AccountKind.LENT),
                amount);
    }

    /**
     * Money is returned to the region, out of what the oldest year's accounts hold first; it lowers
     * what the year was paid in.
     *
     * @param holdings of which those of the pair and scheme count
     * @throws IllegalArgumentException if they hold less
     */
    public static List<Posting> returned(
            int year, RegionPair pair, Scheme scheme, Money amount, List<Holding> holdings) {
        List<Holding> its =
                holdings.stream()
                        .filter(one -> one.pair().equals(pair) && one.scheme() == scheme)
                        .sorted(Comparator.comparing(Holding::year))
                        .toList();
        List<Posting> postings = new ArrayList<>();
        Money left = amount;
        for (Holding holding : its) {
            Money taken = left.min(holding.held());
            if (taken.isPositive()) {
                postings.add(new Posting(holding.account(AccountKind.HELD), taken.negated()));
                left = left.minus(taken);
            }
        }
        if (left.isPositive()) {
            throw new IllegalArgumentException(
                    "of %s %s the fund holds %s less than the %s returned"
                            .formatted(pair, scheme.code(), left, amount));
        }
        postings.add(new Posting(new Account(year, pair, scheme, AccountKind.PAID_IN), amount));
        return postings;
    }

    private static List<Posting> move(Account debit, Account credit, Money amount) {
        return List.of(new Posting(debit, amount), new Posting(credit, amount.negated()));
    }
}
