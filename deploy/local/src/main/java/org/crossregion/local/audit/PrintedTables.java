package org.crossregion.local.audit;

import com.fasterxml.jackson.databind.JsonNode;

import org.crossregion.local.client.Answer;
import org.crossregion.local.launch.ServiceName;
import org.crossregion.values.Money;
import org.crossregion.values.RegionCode;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Holds the tables that clearing has generated against the facts that clearing holds. */
final class PrintedTables {

    private static final String WITHIN = "省内";

    private final Sources sources;

    PrintedTables(Sources sources) {
        this.sources = sources;
    }

    /** Checks form 9 of every generated month; returns how many there are. */
    int mustEqual(Cells clearing) {
        SortedMap<String, TreeSet<String>> months = new TreeMap<>();
        for (Cells.Cleared cell : clearing.byClearingPeriod().keySet()) {
            RegionCode insured = RegionCode.of(cell.insuredRegion());
            if (insured.sameProvince(RegionCode.of(cell.treatmentRegion()))) {
                months.computeIfAbsent(cell.period(), period -> new TreeSet<>())
                        .add(insured.province().value());
            }
        }
        int tables = 0;
        for (Map.Entry<String, TreeSet<String>> month : months.entrySet()) {
            for (String authority : month.getValue()) {
                tables += check(month.getKey(), authority, clearing) ? 1 : 0;
            }
        }
        return tables;
    }

    private boolean check(String period, String authority, Cells clearing) {
        Answer answer =
                sources.get(
                        ServiceName.CLEARING,
                        "/api/v1/forms/9?period=%s&authority=%s&tier=province&format=json"
                                .formatted(period, authority));
        if (answer.status() == 404 || answer.status() == 409) {
            return false;
        }
        if (!answer.isSuccess()) {
            throw new Difference(
                    "form 9 of %s, %s cannot be printed: %s"
                            .formatted(period, authority, answer.text()));
        }
        JsonNode section = section(answer.json());
        SortedMap<String, Long> receivable = new TreeMap<>();
        SortedMap<String, Long> payable = new TreeMap<>();
        clearing.byClearingPeriod()
                .forEach(
                        (cell, fen) -> {
                            RegionCode insured = RegionCode.of(cell.insuredRegion());
                            RegionCode treatment = RegionCode.of(cell.treatmentRegion());
                            if (cell.period().equals(period)
                                    && insured.province().value().equals(authority)
                                    && insured.sameProvince(treatment)) {
                                String scheme = cell.scheme();
                                receivable.merge(treatment + " " + scheme, fen, Math::addExact);
                                payable.merge(insured + " " + scheme, fen, Math::addExact);
                            }
                        });
        for (JsonNode row : section.path("rows")) {
            String region = cell(section, row, "code").asText();
            mustEqual(period, region, "receivable", section, row, receivable);
            mustEqual(period, region, "payable", section, row, payable);
        }
        mustBeEmpty(period, "receivable", receivable);
        mustBeEmpty(period, "payable", payable);
        return true;
    }

    /** Deductions are off the printed sums; they are printed for both schemes together. */
    private static void mustEqual(
            String period,
            String region,
            String side,
            JsonNode section,
            JsonNode row,
            SortedMap<String, Long> facts) {
        Money employee = taken(facts, region + " employee");
        Money resident = taken(facts, region + " resident");
        Money deductions = money(section, row, side + "Deductions");
        boolean holds =
                deductions.isZero()
                        ? money(section, row, side + "Employee").equals(employee)
                                && money(section, row, side + "Resident").equals(resident)
                        : money(section, row, side + "Subtotal")
                                .plus(deductions)
                                .equals(employee.plus(resident));
        if (!holds) {
            throw new Difference(
                    ("form 9 of %s, %s, %s: printed %s and %s, deductions of %s are off;"
                                    + " the facts come to %s and %s")
                            .formatted(
                                    period,
                                    region,
                                    side,
                                    money(section, row, side + "Employee"),
                                    money(section, row, side + "Resident"),
                                    deductions,
                                    employee,
                                    resident));
        }
    }

    private static Money taken(SortedMap<String, Long> facts, String key) {
        Long fen = facts.remove(key);
        return new Money(fen == null ? 0 : fen);
    }

    private static Money money(JsonNode section, JsonNode row, String key) {
        return Money.ofYuan(cell(section, row, key).asText());
    }

    private static void mustBeEmpty(String period, String side, SortedMap<String, Long> facts) {
        facts.values().removeIf(fen -> fen == 0);
        if (!facts.isEmpty()) {
            throw new Difference(
                    "form 9 of %s has no row for %s, %s of %s"
                            .formatted(
                                    period,
                                    facts.firstKey(),
                                    side,
                                    new Money(facts.get(facts.firstKey()))));
        }
    }

    private static JsonNode section(JsonNode form) {
        for (JsonNode section : form.path("sections")) {
            if (section.path("name").asText().equals(WITHIN)) {
                return section;
            }
        }
        throw new Difference("form 9 has no block " + WITHIN);
    }

    private static JsonNode cell(JsonNode section, JsonNode row, String key) {
        JsonNode columns = section.path("columns");
        for (int i = 0; i < columns.size(); i++) {
            if (columns.path(i).path("key").asText().equals(key)) {
                return row.path(i);
            }
        }
        throw new Difference("form 9 has no column " + key);
    }
}
