package org.crossregion.local.book;

import org.crossregion.values.Money;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What some bills and the deductions from them come to.
 *
 * @param cases bills less cancelled ones
 * @param fees the whole bills
 * @param columns what the funds pay, by the column of form 12 or 13; without zeros
 * @param account what personal accounts pay
 * @param deducted what was deducted from funds and accounts
 */
public record Sum(
        long cases, Money fees, SortedMap<String, Money> columns, Money account, Money deducted) {

    public static final Sum NOTHING =
            new Sum(0, Money.ZERO, new TreeMap<>(), Money.ZERO, Money.ZERO);

    public Sum {
        SortedMap<String, Money> kept = new TreeMap<>(columns);
        kept.values().removeIf(Money::isZero);
        columns = Collections.unmodifiableSortedMap(kept);
    }

    /** What all funds pay before deductions. */
    public Money funds() {
        return Money.sum(columns.values());
    }

    /** What is owed: funds and account, less deductions. */
    public Money owed() {
        return funds().plus(account).minus(deducted);
    }

    public Sum plus(Sum other) {
        SortedMap<String, Money> all = new TreeMap<>(columns);
        other.columns.forEach((column, money) -> all.merge(column, money, Money::plus));
        return new Sum(
                cases + other.cases,
                fees.plus(other.fees),
                all,
                account.plus(other.account),
                deducted.plus(other.deducted));
    }

    static Sum of(Bill bill) {
        return new Sum(bill.sign(), bill.total(), bill.columns(), bill.account(), Money.ZERO);
    }

    @Override
    public String toString() {
        return "%d cases, fees %s, funds %s, account %s, deducted %s"
                .formatted(cases, fees, columns, account, deducted);
    }
}
