package org.crossregion.local.story;

import com.fasterxml.jackson.databind.JsonNode;

import org.crossregion.local.scenario.Sample;
import org.crossregion.values.Money;

import java.util.SortedMap;

/** The year as a table for the terminal: what was owed and settled, what is left, the fund. */
final class YearTable {

    private static final String TOGETHER = "合计";

    private YearTable() {}

    static String of(SortedMap<String, JsonNode> years, Sample sample) {
        StringBuilder text = new StringBuilder();
        years.forEach(
                (year, form) -> {
                    text.append('\n').append(RegionTable.pad(year + " 年终", RegionTable.NAME));
                    text.append(
                            "%16s%16s%16s%16s%14s%16s%n"
                                    .formatted(
                                            "receivable",
                                            "collected",
                                            "payable",
                                            "paid",
                                            "still owed",
                                            "fund"));
                    for (TableRow row : TableRow.of(form, TOGETHER)) {
                        String region = row.text("code");
                        if (!region.isEmpty()) {
                            line(text, region + " " + sample.name(region), row);
                        }
                    }
                    line(text, TOGETHER, TableRow.totals(form, TOGETHER));
                });
        return text.toString();
    }

    private static void line(StringBuilder text, String name, TableRow row) {
        Money receivable = row.money("receivableMonths").plus(row.money("receivableAdjustment"));
        Money payable = row.money("payableMonths").plus(row.money("payableAdjustment"));
        Money owed = row.money("receivableOutstanding").plus(row.money("payableOutstanding"));
        text.append(RegionTable.pad(name, RegionTable.NAME))
                .append(
                        "%16s%16s%16s%16s%14s%16s%n"
                                .formatted(
                                        receivable,
                                        row.money("collected"),
                                        payable,
                                        row.money("paid"),
                                        owed,
                                        row.money("fundPaidIn")));
    }
}
