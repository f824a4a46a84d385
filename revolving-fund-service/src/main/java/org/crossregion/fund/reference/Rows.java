package org.crossregion.fund.reference;

import org.crossregion.web.reference.CsvRow;

import java.util.Set;

/** A rule that both CSV files of the fund share: one row per year, pair and scheme. */
final class Rows {

    private Rows() {}

    static <T> T once(Set<String> seen, CsvRow row, T value) {
        String key =
                String.join(
                        " ",
                        row.text("year"),
                        row.text("insured_region"),
                        row.text("treatment_region"),
                        row.optionalText("scheme").orElse("all"));
        if (!seen.add(key)) {
            throw new CsvRow.Rejected("scheme", "unique", "a second row for " + key);
        }
        return value;
    }
}
