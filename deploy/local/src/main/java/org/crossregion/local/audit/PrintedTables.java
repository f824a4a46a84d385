package org.crossregion.local.audit;

import com.fasterxml.jackson.databind.JsonNode;

import org.crossregion.local.client.Answer;
import org.crossregion.local.launch.ServiceName;
import org.crossregion.values.Money;
import org.crossregion.values.RegionCode;

import java.util.Locale;
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
            for (String scheme : new String[] {"Employee", "Resident"}) {
                String key = region + " " + scheme.toLowerCase(Locale.ROOT);
                mustEqual(period, key, "receivable", section, row, scheme, receivable);
                mustEqual(period, key, "payable", section, row, scheme, payable);
            }
        }
        mustBeEmpty(period, "receivable", receivable);
        mustBeEmpty(period, "payable", payable);
        return true;
    }

    private static void mustEqual(
            String period,
            String key,
            String side,
            JsonNode section,
            JsonNode row,
            String scheme,
            SortedMap<String, Long> facts) {
        Money printed = Money.ofYuan(cell(section, row, side + scheme).asText());
        Long held = facts.remove(key);
        Money expected = new Money(held == null ? 0 : held);
        if (!printed.equals(expected)) {
            throw new Difference(
                    "form 9 of %s, %s, %s: printed %s, the facts come to %s"
                            .formatted(period, key, side, printed, expected));
        }
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
