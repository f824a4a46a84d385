package org.crossregion.local.book;

import org.crossregion.local.scenario.Circle;
import org.crossregion.local.scenario.StoryFailure;
import org.crossregion.values.Money;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The story's own book of everything that hospitals were answered and offices decided. A bill
 * clears in its month of origin, a mirror with its original, unless the book is told otherwise.
 */
public final class Ledger {

    private final List<Bill> bills = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();
    private final Map<String, String> periods = new HashMap<>();
    private final Map<String, Money> deducted = new HashMap<>();

    /** A bill that was settled. */
    public synchronized void add(Bill bill) {
        if (!ids.add(bill.settlement())) {
            throw new StoryFailure("settlement id " + bill.settlement() + " was given out twice");
        }
        bills.add(bill);
        periods.put(bill.settlement(), bill.origin().toString());
    }

    /** A mirror of a bill that is not cleared yet: the two come to nothing in one period. */
    public synchronized void cancel(Bill original, Bill mirror) {
        mustMirror(original, mirror);
        add(mirror);
        periods.put(mirror.settlement(), periodOf(original));
    }

    /** A mirror of a bill that was cleared: it clears in a month of its own. */
    public synchronized void refund(Bill original, Bill mirror) {
        mustMirror(original, mirror);
        add(mirror);
        Money back = deducted.getOrDefault(original.settlement(), Money.ZERO);
        if (!back.isZero()) {
            deducted.put(mirror.settlement(), back.negated());
        }
    }

    private static void mustMirror(Bill original, Bill mirror) {
        if (!mirror.mirrors(original)) {
            throw new StoryFailure("the mirror %s does not undo %s".formatted(mirror, original));
        }
    }

    /** A bill is cleared in another period than its own. */
    public synchronized void move(Bill bill, String period) {
        periods.put(bill.settlement(), period);
    }

    /** Something is deducted from what a bill clears. */
    public synchronized void deduct(Bill bill, Money amount) {
        deducted.merge(bill.settlement(), amount, Money::plus);
    }

    /** A bill by its settlement's id. */
    public synchronized Optional<Bill> bill(String settlement) {
        return bills.stream().filter(bill -> bill.settlement().equals(settlement)).findFirst();
    }

    /** Every bill that something was deducted from. */
    public synchronized List<Bill> deductedBills() {
        return bills().stream().filter(bill -> deducted.containsKey(bill.settlement())).toList();
    }

    /** Where a bill is cleared. */
    public synchronized String periodOf(Bill bill) {
        return periods.get(bill.settlement());
    }

    /** In the order in which visits are numbered, mirrors after their bills. */
    public synchronized List<Bill> bills() {
        return bills.stream()
                .sorted(Comparator.comparingInt(Bill::number).thenComparing(Bill::time))
                .toList();
    }

    /** Whether anything was billed after a day. */
    public synchronized boolean hasBillsSince(LocalDate day) {
        return bills.stream().anyMatch(bill -> bill.time().toLocalDate().isAfter(day));
    }

    /** The bill of a visit that still stands, the one settled last. */
    public synchronized Optional<Bill> billOf(int visit) {
        return bills.stream()
                .filter(bill -> bill.number() == visit && bill.sign() > 0)
                .reduce((earlier, later) -> later);
    }

    /** What the bills that a period clears come to. */
    public synchronized Sum sum(String period, Predicate<Bill> which) {
        Sum sum = Sum.NOTHING;
        for (Bill bill : bills) {
            if (bill.isInClearing() && periodOf(bill).equals(period) && which.test(bill)) {
                sum = sum.plus(Sum.of(bill)).plus(deductionOf(bill));
            }
        }
        return sum;
    }

    private Sum deductionOf(Bill bill) {
        return new Sum(
                0,
                Money.ZERO,
                Sum.NOTHING.columns(),
                Money.ZERO,
                deducted.getOrDefault(bill.settlement(), Money.ZERO));
    }

    /** Every period in which something is cleared. */
    public synchronized Set<String> periods() {
        Set<String> all = new TreeSet<>();
        bills.stream().filter(Bill::isInClearing).map(this::periodOf).forEach(all::add);
        return all;
    }

    /** The members of a circle that receive or pay something in a period, or had a case. */
    public synchronized Set<String> activeMembers(Circle circle, String period) {
        Set<String> members = new TreeSet<>();
        bills.stream()
                .filter(Bill::isInClearing)
                .filter(bill -> periodOf(bill).equals(period))
                .filter(bill -> circle.isProvinceTier() || crossesBorder(bill))
                .flatMap(bill -> Stream.of(bill.insured(), bill.treatment()))
                .filter(circle::lists)
                .map(circle::member)
                .forEach(members::add);
        return members;
    }

    /** Whether two provinces are concerned. */
    public static boolean crossesBorder(Bill bill) {
        Function<String, String> province = Circle::provinceOf;
        return !province.apply(bill.insured()).equals(province.apply(bill.treatment()));
    }

    /** The book as a table, for whoever wants to add it up again. */
    public synchronized List<String> rows() {
        List<String> lines = new ArrayList<>();
        lines.add(Bill.HEADER + ",deducted,clearing_period");
        for (Bill bill : bills()) {
            Money off = deducted.getOrDefault(bill.settlement(), Money.ZERO);
            lines.add(bill.row() + "," + off + "," + periodOf(bill));
        }
        return lines;
    }
}
