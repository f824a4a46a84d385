package org.crossregion.local.story;

import com.fasterxml.jackson.databind.JsonNode;

import org.crossregion.values.Money;

/** The month as a table for the terminal: who receives, who pays, what is left. */
final class RegionTable {

    private static final int NAME = 22;

    private RegionTable() {}

    static String of(JsonNode form, Sample sample) {
        StringBuilder text = new StringBuilder("\n");
        text.append(pad("统筹区", NAME))
                .append(
                        "%8s%16s%8s%16s%16s%n"
                                .formatted("cases", "receivable", "cases", "payable", "net"));
        for (TableRow row : TableRow.of(form, "省内")) {
            line(text, row.text("code") + " " + sample.name(row.text("code")), row);
        }
        line(text, "合计", TableRow.totals(form, "省内"));
        return text.toString();
    }

    private static void line(StringBuilder text, String name, TableRow row) {
        Money receivable = row.money("receivableSubtotal");
        Money payable = row.money("payableSubtotal");
        text.append(pad(name, NAME))
                .append(
                        "%8d%16s%8d%16s%16s%n"
                                .formatted(
                                        row.count("receivableCases"),
                                        receivable,
                                        row.count("payableCases"),
                                        payable,
                                        receivable.minus(payable)));
    }

    /** Chinese characters are two columns wide on a terminal. */
    private static String pad(String text, int width) {
        int columns = text.codePoints().map(character -> character > 0x2E7F ? 2 : 1).sum();
        return text + " ".repeat(Math.max(1, width - columns));
    }
}
