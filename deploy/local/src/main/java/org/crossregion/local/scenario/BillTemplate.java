package org.crossregion.local.scenario;

import org.crossregion.values.Money;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a visit for one illness is billed for.
 *
 * @param diagnosisCode ICD-10
 * @param diagnosis its name
 * @param chronicCode code of the chronic disease (门诊慢特病病种), if it is one
 * @param lines the bill
 */
public record BillTemplate(
        String diagnosisCode,
        String diagnosis,
        Optional<String> chronicCode,
        List<BillLine> lines) {

    public Money total() {
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
                                            Optional.of(row.get("chronic_code"))
                                                    .filter(code -> !code.isEmpty()),
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
