package org.crossregion.clearing.payment;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.clearing.cut.Circle;
import org.crossregion.values.Money;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;
import org.crossregion.values.Tier;

import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/** Where a province stands with clearing money, reckoned from the facts. */
@ApplicationScoped
class Positions {

    private final AccountRepository accounts;

    Positions(AccountRepository accounts) {
        this.accounts = accounts;
    }

    /** What a position is of. */
    private record Key(Period period, RegionCode counterparty, Scheme scheme)
            implements Comparable<Key> {

        private static final Comparator<Key> ORDER =
                Comparator.comparing(Key::period)
                        .thenComparing(Key::counterparty)
                        .thenComparing(Key::scheme);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    List<Position> of(Circle circle) {
        TreeMap<Key, AccountBook.Entry> entries = new TreeMap<>();
        for (Account account : accounts.accounts(circle)) {
            accounts.book(account)
                    .entries()
                    .forEach(
                            (period, entry) ->
                                    entries.put(
                                            new Key(
                                                    period,
                                                    account.counterparty(),
                                                    account.scheme()),
                                            entry));
        }
        TreeMap<Key, AccountRepository.ForwardedRow> forwarded = new TreeMap<>();
        if (circle.tier() == Tier.NATIONAL && !circle.isNation()) {
            for (AccountRepository.ForwardedRow row : accounts.forwarded(circle.authority())) {
                Key key = new Key(row.period(), row.counterparty(), row.scheme());
                forwarded.put(key, row);
                entries.putIfAbsent(key, AccountBook.Entry.NOTHING);
            }
        }
        return entries.entrySet().stream()
                .map(
                        entry ->
                                position(
                                        entry.getKey(),
                                        entry.getValue(),
                                        forwarded.get(entry.getKey())))
                .toList();
    }

    private static Position position(
            Key key, AccountBook.Entry entry, AccountRepository.ForwardedRow forwarded) {
        Money fromFund = entry.loan().flatMap(AccountBook.Loan::drawn).orElse(Money.ZERO);
        return new Position(
                key.period().toString(),
                key.counterparty().value(),
                key.scheme().code(),
                entry.in(),
                fromFund,
                entry.out(),
                fromFund.minus(entry.lent()),
                entry.balance(),
                entry.owed(),
                Money.sum(entry.debtors().values()),
                forwarded == null ? Money.ZERO : forwarded.collected(),
                forwarded == null ? Money.ZERO : forwarded.passedOn());
    }
}
