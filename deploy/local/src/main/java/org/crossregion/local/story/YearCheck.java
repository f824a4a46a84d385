package org.crossregion.local.story;

import com.fasterxml.jackson.databind.JsonNode;

import org.crossregion.local.book.Bill;
import org.crossregion.local.book.Ledger;
import org.crossregion.local.scenario.Circle;
import org.crossregion.local.scenario.StoryFailure;
import org.crossregion.values.Money;

import java.util.function.Predicate;

/**
 * Checks form 16 against the story's own book: twelve months and what the year's end added are the
 * year, and what was collected and paid is what was owed.
 */
final class YearCheck {

    private static final int MONTHS = 12;

    private final Ledger ledger;
    private final Circle circle;
    private final String year;

    YearCheck(Ledger ledger, Circle circle, String year) {
        this.ledger = ledger;
        this.circle = circle;
        this.year = year;
    }

    void mustHold(JsonNode form) {
        if (circle.isProvinceTier()) {
            block(form, "省内", bill -> !Ledger.crossesBorder(bill));
        }
        block(form, "跨省", Ledger::crossesBorder);
    }

    private void block(JsonNode form, String name, Predicate<Bill> pairs) {
        for (TableRow row : TableRow.of(form, name)) {
            String region = row.text("code");
            side(name, row, "receivable", "collected", with(pairs, region, true));
            side(name, row, "payable", "paid", with(pairs, region, false));
        }
    }

    private Predicate<Bill> with(Predicate<Bill> pairs, String member, boolean receives) {
        return pairs.and(
                bill -> circle.member(receives ? bill.treatment() : bill.insured()).equals(member));
    }

    private void side(
            String block, TableRow row, String side, String settled, Predicate<Bill> which) {
        Money months = Money.ZERO;
        for (int month = 1; month <= MONTHS; month++) {
            months = months.plus(ledger.sum("%s-%02d".formatted(year, month), which).owed());
        }
        Money adjusted = ledger.sum(year, which).owed();
        mustEqual(block, row, side + "Months", months);
        mustEqual(block, row, side + "Adjustment", adjusted);
        mustEqual(
                block, row, settled, months.plus(adjusted).minus(row.money(side + "Outstanding")));
    }

    private void mustEqual(String block, TableRow row, String column, Money expected) {
        if (!row.money(column).equals(expected)) {
            throw new StoryFailure(
                    "form 16 of %s %s, %s, %s, %s: printed %s, but the bills come to %s"
                            .formatted(
                                    circle,
                                    year,
                                    block,
                                    row.text("code"),
                                    column,
                                    row.money(column),
                                    expected));
        }
    }
}
