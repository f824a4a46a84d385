package org.crossregion.local.story;

import com.fasterxml.jackson.databind.JsonNode;

import org.crossregion.values.Money;

import java.nio.file.Path;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Checks form 9, on paper and in JSON, against the story's own book, to the fen. */
final class BalanceCheck {

    private static final String WITHIN = "省内";
    private static final List<String> SCHEMES = List.of("employee", "resident");
    private static final List<String> SIDES = List.of("receivable", "payable");

    private final Ledger ledger;
    private final YearMonth month;

    BalanceCheck(Ledger ledger, YearMonth month) {
        this.ledger = ledger;
        this.month = month;
    }

    /** Every region's sums are the book's, and what is receivable is payable. */
    void mustHold(JsonNode form) {
        Set<String> seen = new HashSet<>();
        for (TableRow row : TableRow.of(form, WITHIN)) {
            String region = row.text("code");
            seen.add(region);
            for (String side : SIDES) {
                long cases = 0;
                for (String scheme : SCHEMES) {
                    Ledger.Sum sum = sum(side, scheme, region);
                    cases += sum.cases();
                    mustEqual(
                            "%s, %s, %s".formatted(region, side, scheme),
                            row.money(column(side, scheme)),
                            sum.money());
                }
                mustEqual("%s, %s cases".formatted(region, side), row.count(side + "Cases"), cases);
            }
        }
        Set<String> missing = new HashSet<>(ledger.activeRegions(month));
        missing.removeAll(seen);
        if (!missing.isEmpty()) {
            throw new StoryFailure("form 9 has no row for " + missing);
        }
        TableRow totals = TableRow.totals(form, WITHIN);
        mustEqual(
                "form 9, receivable and payable together",
                totals.money("receivableSubtotal"),
                totals.money("payableSubtotal"));
        mustEqual(
                "form 9, all bills",
                totals.money("receivableSubtotal"),
                ledger.cleared(month).money());
    }

    /** The spreadsheet shows the same numbers, its own formulas reckoned anew. */
    void mustHold(JsonNode form, Path xlsx) {
        try (Workbook book = new Workbook(xlsx)) {
            JsonNode columns = form.path("sections").path(0).path("columns");
            for (TableRow row : TableRow.of(form, WITHIN)) {
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

    private Ledger.Sum sum(String side, String scheme, String region) {
        return (side.equals("receivable")
                        ? ledger.receivable(month, scheme)
                        : ledger.payable(month, scheme))
                .getOrDefault(region, Ledger.Sum.NOTHING);
    }

    private static String column(String side, String scheme) {
        return side + (scheme.equals("employee") ? "Employee" : "Resident");
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
