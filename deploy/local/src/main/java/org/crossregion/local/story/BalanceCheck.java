package org.crossregion.local.story;

import com.fasterxml.jackson.databind.JsonNode;

import org.crossregion.local.book.Bill;
import org.crossregion.local.book.Ledger;
import org.crossregion.local.book.Sum;
import org.crossregion.local.scenario.Circle;
import org.crossregion.local.scenario.StoryFailure;
import org.crossregion.values.Money;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Checks form 9 of a circle, on paper and in JSON, against the story's own book, to the fen. */
final class BalanceCheck {

    private static final List<String> SCHEMES = List.of("employee", "resident");
    private static final List<String> SIDES = List.of("receivable", "payable");

    private final Ledger ledger;
    private final Circle circle;
    private final String period;

    BalanceCheck(Ledger ledger, Circle circle, String period) {
        this.ledger = ledger;
        this.circle = circle;
        this.period = period;
    }

    /** Every member's sums are the book's, in every block, and what balances does. */
    void mustHold(JsonNode form) {
        if (circle.isProvinceTier()) {
            block(form, "省内", bill -> !Ledger.crossesBorder(bill));
        }
        block(form, "跨省", Ledger::crossesBorder);
    }

    private void block(JsonNode form, String name, Predicate<Bill> pairs) {
        Set<String> seen = new HashSet<>();
        for (TableRow row : TableRow.of(form, name)) {
            String member = row.text("code");
            if (member.isEmpty()) {
                continue;
            }
            seen.add(member);
            for (String side : SIDES) {
                long cases = 0;
                Money deducted = Money.ZERO;
                for (String scheme : SCHEMES) {
                    Sum sum = sum(pairs, side, scheme, member);
                    cases += sum.cases();
                    deducted = deducted.plus(sum.deducted());
                    mustEqual(
                            where(name, member, side + ", " + scheme),
                            row.money(column(side, scheme)),
                            sum.owed());
                }
                mustEqual(
                        where(name, member, side + ", deductions"),
                        row.money(side + "Deductions"),
                        deducted);
                mustEqual(where(name, member, side + ", cases"), row.count(side + "Cases"), cases);
            }
        }
        Set<String> missing = new HashSet<>();
        for (String member : ledger.activeMembers(circle, period)) {
            for (String side : SIDES) {
                for (String scheme : SCHEMES) {
                    if (!sum(pairs, side, scheme, member).equals(Sum.NOTHING)) {
                        missing.add(member);
                    }
                }
            }
        }
        missing.removeAll(seen);
        if (!missing.isEmpty()) {
            throw new StoryFailure(where(name, missing.toString(), "no row"));
        }
        TableRow totals = TableRow.totals(form, name);
        mustEqual(
                where(name, "合计", "receivable and payable together"),
                totals.money("receivableSubtotal"),
                totals.money("payableSubtotal"));
    }

    private Sum sum(Predicate<Bill> pairs, String side, String scheme, String member) {
        return ledger.sum(
                period,
                pairs.and(bill -> bill.scheme().equals(scheme))
                        .and(
                                bill ->
                                        circle.member(
                                                        side.equals("receivable")
                                                                ? bill.treatment()
                                                                : bill.insured())
                                                .equals(member)));
    }

    /** The spreadsheet shows the same numbers, its own formulas reckoned anew. */
    void mustHold(JsonNode form, Path xlsx) {
        JsonNode section = form.path("sections").path(0);
        JsonNode columns = section.path("columns");
        try (Workbook book = new Workbook(xlsx)) {
            for (TableRow row : TableRow.of(form, section.path("name").asText())) {
                if (row.text("code").isEmpty()) {
                    continue;
                }
                Workbook.Line line = book.lines(row.text("code")).get(0);
                for (int i = 2; i < columns.size(); i++) {
                    String key = columns.path(i).path("key").asText();
                    String where = "%s, %s in %s".formatted(row.text("code"), key, xlsx);
                    if (key.endsWith("Cases")) {
                        mustEqual(where, line.count(i), row.count(key));
                    } else {
                        mustEqual(where, line.money(i), row.money(key));
                    }
                }
            }
        }
    }

    private static String column(String side, String scheme) {
        return side + (scheme.equals("employee") ? "Employee" : "Resident");
    }

    private String where(String block, String member, String what) {
        return "form 9 of %s, %s, %s, %s, %s".formatted(circle, period, block, member, what);
    }

    private static void mustEqual(String what, Money printed, Money expected) {
        if (!printed.equals(expected)) {
            throw new StoryFailure(
                    "%s: printed %s, but the bills come to %s".formatted(what, printed, expected));
        }
    }

    private static void mustEqual(String what, long printed, long expected) {
        if (printed != expected) {
            throw new StoryFailure(
                    "%s: printed %d, but there were %d".formatted(what, printed, expected));
        }
    }
}
