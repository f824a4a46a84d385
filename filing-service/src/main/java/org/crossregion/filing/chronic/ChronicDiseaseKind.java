package org.crossregion.filing.chronic;

import jakarta.inject.Singleton;

import org.crossregion.filing.reference.Cells;
import org.crossregion.filing.reference.CsvKind;
import org.crossregion.filing.reference.ReferenceImport;
import org.crossregion.web.reference.CsvRow;

import java.util.List;

/** The chronic diseases of regions as a file; a change of terms is a row with a later first day. */
@Singleton
class ChronicDiseaseKind extends CsvKind<ChronicDisease> {

    private static final List<String> COLUMNS =
            List.of(
                    "region",
                    "code",
                    "name",
                    "valid_from",
                    "entitlement_required",
                    "max_institutions",
                    "valid_months",
                    "hospitals_register");

    ChronicDiseaseKind(ChronicDiseaseRepository diseases, ReferenceImport imports) {
        super(diseases, imports, "code", COLUMNS);
    }

    @Override
    protected ChronicDisease row(CsvRow row) {
        return new ChronicDisease(
                row.region("region"),
                Cells.matching(row, "code", "[0-9A-Za-z.]{1,30}", "1 to 30 letters or digits"),
                Cells.text(row, "name", 300),
                row.day("valid_from"),
                row.flag("entitlement_required"),
                upTo(row, "max_institutions", 20),
                upTo(row, "valid_months", 600),
                row.flag("hospitals_register"));
    }

    private static int upTo(CsvRow row, String column, int most) {
        int number = row.whole(column);
        if (number < 0 || number > most) {
            throw new CsvRow.Rejected(column, "range", "must be 0 to " + most);
        }
        return number;
    }

    @Override
    protected List<String> cells(ChronicDisease disease) {
        return List.of(
                disease.region().value(),
                disease.code(),
                disease.name(),
                disease.validFrom().toString(),
                Boolean.toString(disease.entitlementRequired()),
                Integer.toString(disease.maxInstitutions()),
                Integer.toString(disease.validMonths()),
                Boolean.toString(disease.hospitalsRegister()));
    }
}
