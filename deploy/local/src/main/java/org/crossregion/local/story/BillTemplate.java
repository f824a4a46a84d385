package org.crossregion.local.story;

import org.crossregion.values.Money;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a stay for one illness is billed for.
 *
 * @param diagnosisCode ICD-10
 * @param diagnosis its name
 * @param lines the bill
 */
record BillTemplate(String diagnosisCode, String diagnosis, List<BillLine> lines) {

    Money total() {
        return Money.sum(lines.stream().map(BillLine::amount).toList());
    }

    static Map<String, BillTemplate> load() {
        Map<String, BillTemplate> templates = new LinkedHashMap<>();
        for (Map<String, String> row : Csv.resource("bills.csv")) {
            templates
                    .computeIfAbsent(
                            row.get("bill"),
                            name ->
                                    new BillTemplate(
                                            row.get("diagnosis_code"),
                                            row.get("diagnosis"),
                                            new ArrayList<>()))
                    .lines
                    .add(
                            new BillLine(
                                    row.get("item"),
                                    row.get("name"),
                                    new BigDecimal(row.get("price")),
                                    Integer.parseInt(row.get("count"))));
        }
        return templates;
    }
}
