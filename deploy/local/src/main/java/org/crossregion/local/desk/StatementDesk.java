package org.crossregion.local.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.crossregion.local.client.Http;
import org.crossregion.local.client.Tokens;
import org.crossregion.local.launch.Layout;
import org.crossregion.local.launch.ServiceName;
import org.crossregion.local.scenario.Circle;
import org.crossregion.local.scenario.StoryFailure;
import org.crossregion.values.Money;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Hands in what the bank says has arrived, as an XLSX file: some transfers quote a remittance code,
 * one several, one none, and one says nothing that a rule could go by, which two people assign.
 */
public final class StatementDesk {

    private static final String XLSX =
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final String STATEMENTS = "/api/v1/payments/bank-statements";
    private static final List<String> HEADING = List.of("流水号", "付款方", "收款方", "金额", "交易日期", "附言");

    private final Office office;
    private final PaymentDesk payments;

    public StatementDesk(Http http, Layout layout, Tokens tokens, PaymentDesk payments) {
        this.office = new Office(http, layout, tokens, ServiceName.CLEARING);
        this.payments = payments;
    }

    /** How the lines of a statement were matched. */
    public record Matched(int lines, int byCode, int byParties, int ofMany, int byHand) {

        @Override
        public String toString() {
            return "%d lines: %d by code, %d of them for several notices, %d by payer and amount, %d by hand"
                    .formatted(lines, byCode, ofMany, byParties, byHand);
        }
    }

    /** A line of the statement, and the notices that it pays. */
    private record Line(
            String payer, String payee, Money amount, String remark, List<JsonNode> notices) {}

    /** What the regions of an authority pay it, in some tiers, all in one statement. */
    public Matched ofRegions(List<Circle> circles, String period, LocalDate on) {
        String authority = circles.get(0).authority();
        List<Line> lines = new ArrayList<>();
        List<List<JsonNode>> left = new ArrayList<>(byRegion(circles, period).values());
        if (left.size() < 4) {
            throw new StoryFailure("a statement of %s needs four payers".formatted(period));
        }
        left.forEach(region -> region.forEach(payments::told));
        List<JsonNode> several = several(left);
        lines.add(line(several, payer(several.get(0)), codes(several)));
        lines.add(line(left.get(0), payer(left.get(0).get(0)), "清算款"));
        lines.add(line(left.get(1), "财政国库支付中心", "清算资金"));
        for (List<JsonNode> notices : left.subList(2, left.size())) {
            notices.forEach(one -> lines.add(line(List.of(one), payer(one), codes(List.of(one)))));
        }
        return handIn(authority, period + "-regions", on, lines);
    }

    /** What other provinces pay, each receiver by its own statement, with the payers' codes. */
    public int ofProvinces(Circle nation, String period, LocalDate on) {
        Map<String, List<Line>> byReceiver = new TreeMap<>();
        for (JsonNode notice : orders(nation, period)) {
            payments.told(notice);
            Map<String, Money> sums = new TreeMap<>();
            Map<String, String> names = new TreeMap<>();
            for (JsonNode one : notice.path("lines")) {
                String receiver = one.path("counterparty").asText();
                names.put(receiver, one.path("counterpartyName").asText());
                sums.merge(receiver, Money.ofYuan(one.path("outstanding").asText()), Money::plus);
            }
            sums.forEach(
                    (receiver, amount) ->
                            byReceiver
                                    .computeIfAbsent(receiver, none -> new ArrayList<>())
                                    .add(
                                            new Line(
                                                    payer(notice),
                                                    names.get(receiver) + "财政专户",
                                                    amount,
                                                    codes(List.of(notice)),
                                                    List.of(notice))));
        }
        byReceiver.forEach((receiver, lines) -> handIn(receiver, period + "-provinces", on, lines));
        return byReceiver.values().stream().mapToInt(List::size).sum();
    }

    /** Takes out what one transfer pays: both tiers of a region, else of two regions. */
    private static List<JsonNode> several(List<List<JsonNode>> left) {
        for (List<JsonNode> one : left) {
            if (one.size() > 1) {
                left.remove(one);
                return one;
            }
        }
        List<JsonNode> two = new ArrayList<>(left.remove(0));
        two.addAll(left.remove(0));
        return two;
    }

    private Map<String, List<JsonNode>> byRegion(List<Circle> circles, String period) {
        return circles.stream()
                .flatMap(circle -> orders(circle, period).stream())
                .collect(
                        Collectors.groupingBy(
                                notice -> notice.path("region").asText(),
                                TreeMap::new,
                                Collectors.toList()));
    }

    private List<JsonNode> orders(Circle circle, String period) {
        return payments.notices(circle, period).stream()
                .filter(notice -> notice.path("direction").asText().equals("payable"))
                .filter(notice -> notice.path("kind").asText().equals("monthly"))
                .filter(notice -> !notice.path("state").asText().equals("void"))
                .filter(notice -> open(notice).isPositive())
                .map(notice -> payments.notice(notice.path("number").asText()))
                .toList();
    }

    private static Money open(JsonNode notice) {
        return Money.ofYuan(notice.path("outstanding").asText());
    }

    private static String payer(JsonNode notice) {
        return notice.path("regionName").asText() + "财政局";
    }

    private static String codes(List<JsonNode> notices) {
        return notices.stream()
                .map(notice -> notice.path("remittanceCode").asText())
                .collect(Collectors.joining(" ", "清算款 ", ""));
    }

    private static Line line(List<JsonNode> notices, String payer, String remark) {
        return new Line(
                payer,
                notices.get(0).path("authorityName").asText() + "医疗保障局清算账户",
                Money.sum(notices.stream().map(StatementDesk::open).toList()),
                remark,
                notices);
    }

    private Matched handIn(String owner, String of, LocalDate on, List<Line> lines) {
        Office.Person maker = new Office.Person("finance-maker", "出纳" + owner, owner);
        String key = "story-statement-%s-%s".formatted(owner, of);
        String id =
                office.upload(
                                maker,
                                STATEMENTS + "?fileName=bank-%s-%s.xlsx".formatted(owner, of),
                                file(key, on, lines),
                                XLSX,
                                key)
                        .path("id")
                        .asText();
        int byHand = 0;
        for (JsonNode found : found(maker, id)) {
            if (found.path("state").asText().equals("unmatched")) {
                assign(maker, id, found, lines.get(found.path("row").asInt() - 2), key);
                byHand++;
            }
        }
        return matched(found(maker, id), byHand, lines);
    }

    private List<JsonNode> found(Office.Person maker, String id) {
        return office.list(maker, STATEMENTS + "/" + id + "/lines");
    }

    private Matched matched(List<JsonNode> found, int byHand, List<Line> lines) {
        int byCode = 0;
        int byParties = 0;
        for (JsonNode line : found) {
            if (!line.path("state").asText().equals("matched")) {
                throw new StoryFailure("a bank line is left: " + line);
            }
            byCode += line.path("rule").asText().equals("remittance-code") ? 1 : 0;
            byParties += line.path("rule").asText().equals("parties-and-amount") ? 1 : 0;
        }
        int ofMany = (int) lines.stream().filter(StatementDesk::isOfMany).count();
        return new Matched(found.size(), byCode, byParties, ofMany, byHand);
    }

    private static boolean isOfMany(Line line) {
        return line.notices().size() > 1 && line.remark().contains("YD");
    }

    /** One person says what it is for, another confirms it. */
    private void assign(Office.Person maker, String id, JsonNode found, Line line, String key) {
        ObjectNode body = Office.body().put("reason", "附言未填识别码，已与付款单位核实");
        for (JsonNode notice : line.notices()) {
            Map<String, Money> schemes = new TreeMap<>();
            for (JsonNode one : notice.path("lines")) {
                schemes.merge(
                        one.path("scheme").asText(),
                        Money.ofYuan(one.path("outstanding").asText()),
                        Money::plus);
            }
            schemes.forEach(
                    (scheme, amount) ->
                            body.withArray("parts")
                                    .addObject()
                                    .put("notice", notice.path("number").asText())
                                    .put("scheme", scheme)
                                    .put("amount", amount.toString()));
        }
        String path = "%s/%s/lines/%s/assignment".formatted(STATEMENTS, id, found.path("row"));
        office.post(maker, path, body, key + "-assigned");
        office.post(
                new Office.Person("finance-checker", "复核员样乙", maker.region().orElseThrow()),
                path + "/confirmation",
                Office.body().put("reason", "与付款单位回单一致"),
                key + "-confirmed");
    }

    private static byte[] file(String key, LocalDate on, List<Line> lines) {
        try (XSSFWorkbook book = new XSSFWorkbook();
                ByteArrayOutputStream to = new ByteArrayOutputStream()) {
            Sheet sheet = book.createSheet("交易明细");
            fill(sheet.createRow(0), HEADING);
            for (int i = 0; i < lines.size(); i++) {
                Line line = lines.get(i);
                fill(
                        sheet.createRow(i + 1),
                        List.of(
                                "%s-%d".formatted(key, i + 1),
                                line.payer(),
                                line.payee(),
                                line.amount().toString(),
                                on.toString(),
                                line.remark()));
            }
            book.write(to);
            return to.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void fill(Row row, List<String> cells) {
        for (int i = 0; i < cells.size(); i++) {
            row.createCell(i).setCellValue(cells.get(i));
        }
    }
}
