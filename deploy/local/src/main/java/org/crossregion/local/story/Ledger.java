package org.crossregion.local.story;

import org.crossregion.values.Money;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** The story's own book of everything that hospitals were answered. */
final class Ledger {

    private final List<Bill> bills = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();

    /**
     * What a region has to receive, or to pay, for one scheme or for all.
     *
     * @param cases bills less cancelled ones
     * @param money what is cleared
     */
    record Sum(long cases, Money money) {

        static final Sum NOTHING = new Sum(0, Money.ZERO);

        Sum plus(Sum other) {
            return new Sum(cases + other.cases, money.plus(other.money));
        }
    }

    /**
     * Everything between two regions.
     *
     * @param cases bills less cancelled ones
     * @param fees the whole bills
     * @param account what personal accounts paid
     * @param cleared what is cleared
     */
    record Between(long cases, Money fees, Money account, Money cleared) {

        static final Between NOTHING = new Between(0, Money.ZERO, Money.ZERO, Money.ZERO);

        private Between plus(Bill bill) {
            return new Between(
                    cases + bill.sign(),
                    fees.plus(bill.total()),
                    account.plus(bill.account()),
                    cleared.plus(bill.cleared()));
        }
    }

    void add(Bill bill) {
        if (!ids.add(bill.settlement())) {
            throw new StoryFailure("settlement id " + bill.settlement() + " was given out twice");
        }
        bills.add(bill);
    }

    List<Bill> bills() {
        return List.copyOf(bills);
    }

    /** What each treatment region has to receive for a scheme. */
    SortedMap<String, Sum> receivable(YearMonth month, String scheme) {
        return sums(month, scheme, Bill::treatment);
    }

    /** What each insured region has to pay for a scheme. */
    SortedMap<String, Sum> payable(YearMonth month, String scheme) {
        return sums(month, scheme, Bill::insured);
    }

    private SortedMap<String, Sum> sums(
            YearMonth month, String scheme, Function<Bill, String> region) {
        SortedMap<String, Sum> sums = new TreeMap<>();
        for (Bill bill : bills) {
            if (bill.isInClearing()
                    && bill.origin().equals(month)
                    && bill.scheme().equals(scheme)) {
                sums.merge(region.apply(bill), new Sum(bill.sign(), bill.cleared()), Sum::plus);
            }
        }
        return sums;
    }

    /** What persons of one region were billed in another, under these schemes. */
    Between between(YearMonth month, String insured, String treatment, Set<String> schemes) {
        Between sum = Between.NOTHING;
        for (Bill bill : bills) {
            if (bill.isInClearing()
                    && bill.origin().equals(month)
                    && bill.insured().equals(insured)
                    && bill.treatment().equals(treatment)
                    && schemes.contains(bill.scheme())) {
                sum = sum.plus(bill);
            }
        }
        return sum;
    }

    /** All that is cleared of a month. */
    Sum cleared(YearMonth month) {
        Sum all = Sum.NOTHING;
        for (Map<String, Sum> one :
                List.of(receivable(month, "employee"), receivable(month, "resident"))) {
            for (Sum sum : one.values()) {
                all = all.plus(sum);
            }
        }
        return all;
    }

    /** Regions that receive or pay something, or had a case. */
    Set<String> activeRegions(YearMonth month) {
        Set<String> regions = new TreeSet<>();
        for (Bill bill : bills) {
            if (bill.isInClearing() && bill.origin().equals(month)) {
                regions.add(bill.insured());
                regions.add(bill.treatment());
            }
        }
        return regions;
    }
}
