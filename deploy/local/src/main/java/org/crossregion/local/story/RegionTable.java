package org.crossregion.local.story;

import com.fasterxml.jackson.databind.JsonNode;

import org.crossregion.local.desk.FundDesk;
import org.crossregion.local.desk.PaymentDesk;
import org.crossregion.local.scenario.Sample;
import org.crossregion.values.Money;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The months as tables for the terminal: who receives, who pays, what is left and what was paid.
 */
final class RegionTable {

    static final int NAME = 22;
    private static final String TOGETHER = "合计";

    private final Sample sample;
    private final SortedMap<String, JsonNode> balances;
    private final PaymentDesk payments;
    private final FundDesk fund;

    RegionTable(
            Sample sample,
            SortedMap<String, JsonNode> balances,
            PaymentDesk payments,
            FundDesk fund) {
        this.sample = sample;
        this.balances = balances;
        this.payments = payments;
        this.fund = fund;
    }

    /** What a region's months come to. */
    private static final class Line {

        private long receivableCases;
        private long payableCases;
        private Money receivable = Money.ZERO;
        private Money payable = Money.ZERO;
        private Money paid = Money.ZERO;
        private Money fund = Money.ZERO;

        private void add(TableRow row) {
            receivableCases += row.count("receivableCases");
            payableCases += row.count("payableCases");
            receivable = receivable.plus(row.money("receivableSubtotal"));
            payable = payable.plus(row.money("payableSubtotal"));
        }

        private void add(Line other) {
            receivableCases += other.receivableCases;
            payableCases += other.payableCases;
            receivable = receivable.plus(other.receivable);
            payable = payable.plus(other.payable);
            paid = paid.plus(other.paid);
        }

        /** Money that lies in the fund is not added up over months. */
        private void addAll(Line other) {
            add(other);
            fund = fund.plus(other.fund);
        }
    }

    String text() {
        StringBuilder text = new StringBuilder();
        SortedMap<String, Line> all = new TreeMap<>();
        for (Map.Entry<String, JsonNode> month : balances.entrySet()) {
            SortedMap<String, Line> lines = lines(month.getKey(), month.getValue());
            print(text, month.getKey(), lines);
            lines.forEach(
                    (region, line) -> {
                        Line sum = all.computeIfAbsent(region, none -> new Line());
                        sum.add(line);
                        sum.fund = line.fund;
                    });
        }
        if (balances.size() > 1) {
            print(text, balances.firstKey() + " 至 " + balances.lastKey(), all);
        }
        return text.toString();
    }

    private SortedMap<String, Line> lines(String period, JsonNode form) {
        SortedMap<String, Line> lines = new TreeMap<>();
        for (String block : new String[] {"省内", "跨省"}) {
            for (TableRow row : TableRow.of(form, block)) {
                if (!row.text("code").isEmpty()) {
                    lines.computeIfAbsent(row.text("code"), none -> new Line()).add(row);
                }
            }
        }
        Map<String, Money> paidIn = fund.paidIn(period);
        lines.forEach((region, line) -> line.fund = paidIn.getOrDefault(region, Money.ZERO));
        for (PaymentDesk.Transfer transfer : payments.transfers()) {
            Line line = lines.get(transfer.region());
            if (line != null
                    && transfer.direction().equals("payable")
                    && transfer.period().equals(period)) {
                line.paid = line.paid.plus(transfer.amount());
            }
        }
        return lines;
    }

    private void print(StringBuilder text, String title, SortedMap<String, Line> lines) {
        text.append('\n').append(pad(title, NAME));
        text.append(
                "%8s%16s%8s%16s%16s%16s%16s%n"
                        .formatted(
                                "cases", "receivable", "cases", "payable", "net", "paid", "fund"));
        Line total = new Line();
        lines.forEach(
                (region, line) -> {
                    print(text, region + " " + sample.name(region), line);
                    total.addAll(line);
                });
        print(text, TOGETHER, total);
    }

    private static void print(StringBuilder text, String name, Line line) {
        text.append(pad(name, NAME))
                .append(
                        "%8d%16s%8d%16s%16s%16s%16s%n"
                                .formatted(
                                        line.receivableCases,
                                        line.receivable,
                                        line.payableCases,
                                        line.payable,
                                        line.receivable.minus(line.payable),
                                        line.paid,
                                        line.fund));
    }

    /** Chinese characters are two columns wide on a terminal. */
    static String pad(String text, int width) {
        int columns = text.codePoints().map(character -> character > 0x2E7F ? 2 : 1).sum();
        return text + " ".repeat(Math.max(1, width - columns));
    }
}
