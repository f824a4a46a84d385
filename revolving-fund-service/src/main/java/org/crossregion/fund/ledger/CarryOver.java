package org.crossregion.fund.ledger;

import org.crossregion.values.Money;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Carries a year's money into the next year's accounts (年末余额结转). */
public final class CarryOver {

    private CarryOver() {}

    /**
     * One entry per pair and scheme that has anything on the accounts of the year or earlier ones:
     * what is held, lent and paid in moves as it is.
     */
    public static List<Entry> of(int year, List<Holding> holdings, Instant at, String by) {
        Map<String, List<Holding>> byPair =
                holdings.stream()
                        .filter(one -> one.year() <= year)
                        .collect(
                                Collectors.groupingBy(
                                        one -> one.pair() + " " + one.scheme().code(),
                                        TreeMap::new,
                                        Collectors.toList()));
        List<Entry> entries = new ArrayList<>();
        for (List<Holding> its : byPair.values()) {
            List<Posting> postings = new ArrayList<>();
            for (AccountKind kind :
                    List.of(AccountKind.HELD, AccountKind.LENT, AccountKind.PAID_IN)) {
                Money all = Money.ZERO;
                for (Holding one : its) {
                    Money balance = balance(one, kind);
                    all = all.plus(balance);
                    add(postings, one.account(kind), balance.negated());
                }
                Holding any = its.get(0);
                add(postings, new Account(year + 1, any.pair(), any.scheme(), kind), all);
            }
            if (!postings.isEmpty()) {
                entries.add(
                        new Entry(
                                EntryKind.CARRIED_OVER,
                                at,
                                by,
                                "year " + year + " is squared",
                                "",
                                OptionalInt.of(year),
                                postings));
            }
        }
        return entries;
    }

    /** As the account has it: debits above zero. */
    private static Money balance(Holding one, AccountKind kind) {
        return switch (kind) {
            case HELD -> one.held();
            case LENT -> one.lent();
            case PAID_IN -> one.paidIn().negated();
            case DUE, QUOTA, EMERGENCY -> throw new IllegalArgumentException("no money: " + kind);
        };
    }

    private static void add(List<Posting> postings, Account account, Money amount) {
        if (!amount.isZero()) {
            postings.add(new Posting(account, amount));
        }
    }
}
