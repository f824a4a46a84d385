package org.crossregion.local.story;

import com.fasterxml.jackson.databind.JsonNode;

import org.crossregion.values.Money;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Checks a region's tables, forms 10 to 13, row by row against the story's own book. */
final class RegionCheck {

    /** What a region is told of its month: receivable, payable, by fund for either scheme. */
    static final List<String> FORMS = List.of("10", "11", "12", "13");

    private static final Set<String> BOTH = Set.of("employee", "resident");

    private final Ledger ledger;
    private final YearMonth month;

    RegionCheck(Ledger ledger, YearMonth month) {
        this.ledger = ledger;
        this.month = month;
    }

    void mustHold(String no, String region, JsonNode form) {
        switch (no) {
            case "10" -> mustHold(no, region, form, "省内", "receivable", BOTH, true);
            case "11" -> mustHold(no, region, form, "省内", "payable", BOTH, false);
            default -> {
                Set<String> scheme = Set.of(no.equals("12") ? "employee" : "resident");
                mustHold(no, region, form, "省内应收", "total", scheme, true);
                mustHold(no, region, form, "省内应付", "total", scheme, false);
            }
        }
    }

    /** Rows of one counterparty (a row per kind of care in 12 and 13) together are its bills. */
    private void mustHold(
            String no,
            String region,
            JsonNode form,
            String section,
            String sumColumn,
            Set<String> schemes,
            boolean receives) {
        Map<String, Ledger.Between> printed = new TreeMap<>();
        for (TableRow row : TableRow.of(form, section)) {
            printed.merge(
                    row.text("code"),
                    new Ledger.Between(
                            row.count("cases"),
                            row.money("totalFees"),
                            row.money("account"),
                            row.money(sumColumn)),
                    RegionCheck::plus);
        }
        for (String other : ledger.activeRegions(month)) {
            Ledger.Between expected =
                    receives
                            ? ledger.between(month, other, region, schemes)
                            : ledger.between(month, region, other, schemes);
            Ledger.Between found = printed.getOrDefault(other, Ledger.Between.NOTHING);
            if (!expected.equals(found)) {
                throw new StoryFailure(
                        "form %s of %s, %s, counterparty %s: printed %s, but the bills come to %s"
                                .formatted(no, region, section, other, found, expected));
            }
        }
        Money total = Money.sum(printed.values().stream().map(Ledger.Between::cleared).toList());
        if (!TableRow.totals(form, section).money(sumColumn).equals(total)) {
            throw new StoryFailure(
                    "form %s of %s, %s: the rows come to %s, the printed total does not"
                            .formatted(no, region, section, total));
        }
    }

    private static Ledger.Between plus(Ledger.Between one, Ledger.Between other) {
        return new Ledger.Between(
                one.cases() + other.cases(),
                one.fees().plus(other.fees()),
                one.account().plus(other.account()),
                one.cleared().plus(other.cleared()));
    }
}
