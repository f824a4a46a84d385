package org.crossregion.local.story;

import com.fasterxml.jackson.databind.JsonNode;

import org.crossregion.local.book.Bill;
import org.crossregion.local.book.Ledger;
import org.crossregion.local.book.Sum;
import org.crossregion.local.scenario.Circle;
import org.crossregion.local.scenario.StoryFailure;
import org.crossregion.values.Money;

import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Checks a region's tables, forms 10 to 13, row by row and fund by fund against the story's own
 * book.
 */
final class RegionCheck {

    /** What a region is told of its month: receivable, payable, by fund for either scheme. */
    static final List<String> FORMS = List.of("10", "11", "12", "13");

    private static final Set<String> EMPLOYEE_COLUMNS =
            Set.of(
                    "pooling",
                    "large-amount",
                    "civil-servant",
                    "enterprise",
                    "disabled",
                    "medical-aid",
                    "other");
    private static final Set<String> RESIDENT_COLUMNS =
            Set.of("pooling", "serious-illness", "medical-aid", "other");

    private final Ledger ledger;
    private final Circle circle;
    private final String period;

    RegionCheck(Ledger ledger, Circle circle, String period) {
        this.ledger = ledger;
        this.circle = circle;
        this.period = period;
    }

    void mustHold(String no, String region, JsonNode form) {
        for (boolean within : List.of(true, false)) {
            if (within && !circle.isProvinceTier()) {
                continue;
            }
            String block = within ? "省内" : "跨省";
            switch (no) {
                case "10" -> sides(region, form, block, within, true);
                case "11" -> sides(region, form, block, within, false);
                default -> {
                    String scheme = no.equals("12") ? "employee" : "resident";
                    funds(no, region, form, block + "应收", within, scheme, true);
                    funds(no, region, form, block + "应付", within, scheme, false);
                }
            }
        }
    }

    /** Forms 10 and 11: a row per counterparty, both schemes in it. */
    private void sides(
            String region, JsonNode form, String block, boolean within, boolean receives) {
        String no = receives ? "10" : "11";
        String sumColumn = receives ? "receivable" : "payable";
        Set<String> seen = new TreeSet<>();
        for (TableRow row : TableRow.of(form, block)) {
            String other = row.text("code");
            seen.add(other);
            Sum all = sum(region, other, within, receives, bill -> true);
            Sum employee = sum(region, other, within, receives, scheme("employee"));
            Sum resident = sum(region, other, within, receives, scheme("resident"));
            String where = "form %s of %s, %s, %s".formatted(no, region, block, other);
            mustEqual(where, "cases", row.count("cases"), all.cases());
            mustEqual(where, "fees", row.money("totalFees"), all.fees());
            mustEqual(where, "employee funds", row.money("employeeFunds"), employee.funds());
            mustEqual(where, "resident funds", row.money("residentFunds"), resident.funds());
            mustEqual(where, "account", row.money("account"), all.account());
            mustEqual(where, "deductions", row.money("deductions"), all.deducted());
            mustEqual(where, sumColumn, row.money(sumColumn), all.owed());
        }
        mustBeComplete(no, region, block, seen, within, receives, bill -> true);
    }

    /** Forms 12 and 13: a row per counterparty and kind of care, a column per fund. */
    private void funds(
            String no,
            String region,
            JsonNode form,
            String section,
            boolean within,
            String scheme,
            boolean receives) {
        SortedMap<String, Sum> printed = new TreeMap<>();
        Set<String> columns = scheme.equals("employee") ? EMPLOYEE_COLUMNS : RESIDENT_COLUMNS;
        for (TableRow row : TableRow.of(form, section)) {
            SortedMap<String, Money> funds = new TreeMap<>();
            columns.forEach(column -> funds.put(column, row.money(column)));
            Sum sum =
                    new Sum(
                            row.count("cases"),
                            row.money("totalFees"),
                            funds,
                            row.money("account"),
                            row.money("deductions"));
            mustEqual(
                    "form %s of %s, %s, %s".formatted(no, region, section, row.text("code")),
                    "total",
                    row.money("total"),
                    sum.owed());
            printed.merge(row.text("code"), sum, Sum::plus);
        }
        printed.forEach(
                (other, sum) -> {
                    Sum expected = sum(region, other, within, receives, scheme(scheme));
                    if (!expected.equals(sum)) {
                        throw new StoryFailure(
                                "form %s of %s, %s, counterparty %s: printed %s, but the bills come to %s"
                                        .formatted(no, region, section, other, sum, expected));
                    }
                });
        mustBeComplete(no, region, section, printed.keySet(), within, receives, scheme(scheme));
    }

    private void mustBeComplete(
            String no,
            String region,
            String section,
            Set<String> seen,
            boolean within,
            boolean receives,
            Predicate<Bill> which) {
        Sum all = sumOf(region, within, receives, which);
        Sum rows = Sum.NOTHING;
        for (String other : seen) {
            rows = rows.plus(sum(region, other, within, receives, which));
        }
        if (!all.equals(rows)) {
            throw new StoryFailure(
                    "form %s of %s, %s, has rows for %s only: they come to %s, the bills to %s"
                            .formatted(no, region, section, seen, rows, all));
        }
    }

    private Sum sum(
            String region, String other, boolean within, boolean receives, Predicate<Bill> which) {
        return sumOf(
                region,
                within,
                receives,
                which.and(
                        bill -> {
                            String far = receives ? bill.insured() : bill.treatment();
                            return (within ? far : Circle.provinceOf(far)).equals(other);
                        }));
    }

    private Sum sumOf(String region, boolean within, boolean receives, Predicate<Bill> which) {
        return ledger.sum(
                period,
                which.and(bill -> Ledger.crossesBorder(bill) != within)
                        .and(
                                bill ->
                                        (receives ? bill.treatment() : bill.insured())
                                                .equals(region)));
    }

    private static Predicate<Bill> scheme(String scheme) {
        return bill -> bill.scheme().equals(scheme);
    }

    private static void mustEqual(String where, String what, Object printed, Object expected) {
        if (!printed.equals(expected)) {
            throw new StoryFailure(
                    "%s, %s: printed %s, but the bills come to %s"
                            .formatted(where, what, printed, expected));
        }
    }
}
