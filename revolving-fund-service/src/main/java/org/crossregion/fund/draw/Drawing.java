package org.crossregion.fund.draw;

import org.crossregion.fund.ledger.Holding;
import org.crossregion.values.Money;
import org.crossregion.values.RegionPair;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * From whose fund a payment is drawn: each debtor's own, up to what it owes and holds, shared out
 * among its pairs by largest remainder over what they hold; of a pair, what the oldest year's
 * accounts hold first.
 */
final class Drawing {

    private Drawing() {}

    /**
     * Comes to at most what is asked, and to nothing where nothing is held.
     *
     * @param asked if the debtors owe more in all, each stands in for its share
     * @param holdings of the scheme and circle that is paid
     */
    static List<Part> of(Money asked, List<Debtor> debtors, List<Holding> holdings) {
        Money owed = Money.sum(debtors.stream().map(Debtor::amount).toList());
        List<Money> shares =
                owed.compareTo(asked) > 0
                        ? asked.shareOut(
                                debtors.stream().map(one -> one.amount().fen()).toList(), 1)
                        : debtors.stream().map(Debtor::amount).toList();
        List<Holding> left = new ArrayList<>(holdings);
        left.sort(Comparator.comparing(Holding::pair).thenComparing(Holding::year));
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < debtors.size(); i++) {
            Debtor debtor = debtors.get(i);
            List<Holding> its =
                    left.stream()
                            .filter(
                                    one ->
                                            Debtor.standsInFor(
                                                    one.pair().insured(), debtor.region()))
                            .filter(one -> one.held().isPositive())
                            .toList();
            parts.addAll(ofOne(shares.get(i), its));
            left.removeAll(its);
        }
        return parts;
    }

    private static List<Part> ofOne(Money asked, List<Holding> its) {
        SortedMap<RegionPair, Money> held = new TreeMap<>();
        its.forEach(one -> held.merge(one.pair(), one.held(), Money::plus));
        Money drawn = asked.min(Money.sum(held.values()));
        List<Part> parts = new ArrayList<>();
        if (!drawn.isPositive()) {
            return parts;
        }
        List<RegionPair> pairs = List.copyOf(held.keySet());
        List<Money> shares =
                drawn.shareOut(pairs.stream().map(pair -> held.get(pair).fen()).toList(), 1);
        for (int i = 0; i < pairs.size(); i++) {
            Money left = shares.get(i);
            for (Holding one : its) {
                Money taken = one.pair().equals(pairs.get(i)) ? left.min(one.held()) : Money.ZERO;
                if (taken.isPositive()) {
                    parts.add(new Part(one.year(), one.pair(), taken));
                    left = left.minus(taken);
                }
            }
        }
        return parts;
    }
}
