package org.crossregion.fund.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.crossregion.values.Money;
import org.crossregion.values.RegionCode;
import org.crossregion.values.RegionPair;
import org.crossregion.values.Scheme;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Random lives of a fund: paid in, drawn, given back, returned, carried over; in any order. */
class MoneyPropertyTest {

    private static final List<RegionPair> PAIRS =
            List.of(pair("220100", "220200"), pair("220100", "220300"), pair("220200", "220100"));

    /** What happens next, and to whom; amounts are cut to what is possible, as the service does. */
    record Happening(String what, int pair, boolean employee, long fen) {}

    @Property
    void whatever_happens_postings_balance_nothing_is_below_zero_and_pairs_come_to_their_region(
            @ForAll("lives") List<Happening> life) {
        Books books = new Books();
        Map<String, Money> brought = new HashMap<>();
        int year = 2026;
        for (Happening one : life) {
            RegionPair pair = PAIRS.get(one.pair());
            Scheme scheme = one.employee() ? Scheme.EMPLOYEE : Scheme.RESIDENT;
            Money amount = Money.ofFen(one.fen());
            String whose = pair + " " + scheme;
            switch (one.what()) {
                case "paid in" -> {
                    books.book(Bookings.paidIn(year, pair, scheme, amount));
                    brought.merge(whose, amount, Money::plus);
                }
                case "drawn" -> {
                    Money possible = amount.min(books.held(year, pair, scheme));
                    if (possible.isPositive()) {
                        books.book(Bookings.drawn(year, pair, scheme, possible));
                    }
                }
                case "replenished" -> {
                    Money possible = amount.min(books.lent(year, pair, scheme));
                    if (possible.isPositive()) {
                        books.book(Bookings.replenished(year, pair, scheme, possible));
                    }
                }
                case "returned" -> {
                    Money possible = amount.min(books.held(pair, scheme));
                    if (possible.isPositive()) {
                        books.book(
                                Bookings.returned(year, pair, scheme, possible, books.holdings()));
                        brought.merge(whose, possible.negated(), Money::plus);
                    }
                }
                default -> {
                    CarryOver.of(year, books.holdings(), Instant.EPOCH, "clearing")
                            .forEach(entry -> books.book(entry.postings()));
                    year++;
                }
            }
            books.mustBeSound();
        }
        for (RegionPair pair : PAIRS) {
            for (Scheme scheme : Scheme.values()) {
                Money there = books.held(pair, scheme).plus(books.allLent(pair, scheme));
                assertThat(there).isEqualTo(brought.getOrDefault(pair + " " + scheme, Money.ZERO));
            }
        }
    }

    /** Accounts in memory. */
    private static final class Books {

        private final Map<Account, Money> balances = new HashMap<>();

        void book(List<Posting> postings) {
            assertThat(Money.sum(postings.stream().map(Posting::amount).toList()))
                    .isEqualTo(Money.ZERO);
            postings.forEach(
                    posting -> balances.merge(posting.account(), posting.amount(), Money::plus));
        }

        void mustBeSound() {
            balances.forEach(
                    (account, balance) -> {
                        if (account.kind() == AccountKind.HELD
                                || account.kind() == AccountKind.LENT) {
                            assertThat(balance.isNegative()).as("%s", account).isFalse();
                        }
                    });
            Map<RegionCode, Money> regions = new TreeMap<>();
            Map<RegionCode, Money> pairs = new TreeMap<>();
            for (Holding one : holdings()) {
                RegionCode region = one.pair().insured();
                regions.merge(region, one.paidIn(), Money::plus);
                pairs.merge(region, one.held().plus(one.lent()), Money::plus);
            }
            assertThat(pairs).isEqualTo(regions);
        }

        Money held(int year, RegionPair pair, Scheme scheme) {
            return balances.getOrDefault(
                    new Account(year, pair, scheme, AccountKind.HELD), Money.ZERO);
        }

        Money lent(int year, RegionPair pair, Scheme scheme) {
            return balances.getOrDefault(
                    new Account(year, pair, scheme, AccountKind.LENT), Money.ZERO);
        }

        Money held(RegionPair pair, Scheme scheme) {
            return Money.sum(of(pair, scheme).stream().map(Holding::held).toList());
        }

        Money allLent(RegionPair pair, Scheme scheme) {
            return Money.sum(of(pair, scheme).stream().map(Holding::lent).toList());
        }

        private List<Holding> of(RegionPair pair, Scheme scheme) {
            return holdings().stream()
                    .filter(one -> one.pair().equals(pair) && one.scheme() == scheme)
                    .toList();
        }

        List<Holding> holdings() {
            List<Holding> all = new ArrayList<>();
            for (int year = 2026; year < 2040; year++) {
                for (RegionPair pair : PAIRS) {
                    for (Scheme scheme : Scheme.values()) {
                        Money paidIn =
                                balances.getOrDefault(
                                        new Account(year, pair, scheme, AccountKind.PAID_IN),
                                        Money.ZERO);
                        Holding one =
                                new Holding(
                                        year,
                                        pair,
                                        scheme,
                                        held(year, pair, scheme),
                                        lent(year, pair, scheme),
                                        paidIn.negated());
                        boolean some =
                                !one.held().isZero()
                                        || !one.lent().isZero()
                                        || !one.paidIn().isZero();
                        if (some) {
                            all.add(one);
                        }
                    }
                }
            }
            return all;
        }
    }

    @Provide
    Arbitrary<List<Happening>> lives() {
        return Combinators.combine(
                        Arbitraries.frequencyOf(
                                net.jqwik.api.Tuple.of(5, Arbitraries.just("paid in")),
                                net.jqwik.api.Tuple.of(6, Arbitraries.just("drawn")),
                                net.jqwik.api.Tuple.of(4, Arbitraries.just("replenished")),
                                net.jqwik.api.Tuple.of(3, Arbitraries.just("returned")),
                                net.jqwik.api.Tuple.of(1, Arbitraries.just("year closed"))),
                        Arbitraries.integers().between(0, PAIRS.size() - 1),
                        Arbitraries.of(true, false),
                        Arbitraries.longs().between(1, 1_000_000))
                .as(Happening::new)
                .list()
                .ofMaxSize(60)
                .filter(
                        life ->
                                life.stream()
                                                .filter(one -> one.what().equals("year closed"))
                                                .count()
                                        < 12);
    }

    private static RegionPair pair(String insured, String treatment) {
        return new RegionPair(RegionCode.of(insured), RegionCode.of(treatment));
    }
}
