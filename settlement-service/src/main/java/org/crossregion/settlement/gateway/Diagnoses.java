package org.crossregion.settlement.gateway;

import org.crossregion.settlement.envelope.Fields;
import org.crossregion.settlement.visit.Diagnosis;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Reads the rows of diseinfo; rows without a code and a name, or marked invalid, are left out. */
final class Diagnoses {

    private Diagnoses() {}

    static List<Diagnosis> of(List<Fields> rows) {
        List<Diagnosis> diagnoses = new ArrayList<>();
        for (Fields row : rows) {
            boolean said = row.has("diag_code") || row.has("diag_name");
            if (said && !row.text("vali_flag").equals("0")) {
                int order =
                        row.number("diag_srt_no")
                                .map(BigDecimal::intValue)
                                .orElse(diagnoses.size() + 1);
                diagnoses.add(
                        new Diagnosis(
                                row.textOr("diag_type", "1"),
                                row.flag("maindiag_flag"),
                                order,
                                row.text("diag_code"),
                                row.text("diag_name")));
            }
        }
        return diagnoses;
    }
}
