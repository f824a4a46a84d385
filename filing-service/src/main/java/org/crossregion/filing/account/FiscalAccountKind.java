package org.crossregion.filing.account;

import jakarta.inject.Singleton;

import org.crossregion.filing.reference.Cells;
import org.crossregion.filing.reference.CsvKind;
import org.crossregion.filing.reference.Line;
import org.crossregion.filing.reference.ReferenceImport;
import org.crossregion.filing.region.Regions;
import org.crossregion.values.Scheme;
import org.crossregion.web.reference.CsvRow;
import org.crossregion.web.reference.Rejections;

import java.util.List;

/** Fiscal accounts as a file, one for each region, purpose and scheme. */
@Singleton
class FiscalAccountKind extends CsvKind<FiscalAccount> {

    private static final List<String> COLUMNS =
            List.of(
                    "region",
                    "purpose",
                    "scheme",
                    "bank",
                    "account_name",
                    "account_no",
                    "valid_from");

    private final Regions regions;

    FiscalAccountKind(FiscalAccountRepository accounts, Regions regions, ReferenceImport imports) {
        super(accounts, imports, "region", COLUMNS);
        this.regions = regions;
    }

    @Override
    protected void check(List<Line<FiscalAccount>> lines, Rejections rejections) {
        regions.mustKnow(lines, FiscalAccount::region, "region", rejections);
    }

    @Override
    protected FiscalAccount row(CsvRow row) {
        return new FiscalAccount(
                row.region("region"),
                row.coded(FiscalAccount.Purpose.class, "purpose"),
                row.coded(Scheme.class, "scheme"),
                Cells.text(row, "bank", 200),
                Cells.text(row, "account_name", 200),
                Cells.matching(row, "account_no", "[0-9]{8,32}", "8 to 32 digits"),
                row.day("valid_from"));
    }

    @Override
    protected List<String> cells(FiscalAccount account) {
        return List.of(
                account.region().value(),
                account.purpose().code(),
                account.scheme().code(),
                account.bank(),
                account.accountName(),
                account.accountNo(),
                account.validFrom().toString());
    }
}
