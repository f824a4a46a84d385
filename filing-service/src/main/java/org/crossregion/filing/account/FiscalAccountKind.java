package org.crossregion.filing.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.crossregion.filing.reference.Cells;
import org.crossregion.filing.reference.Line;
import org.crossregion.filing.reference.ReferenceImport;
import org.crossregion.filing.region.Regions;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;
import org.crossregion.web.reference.CsvRow;
import org.crossregion.web.reference.CsvRows;
import org.crossregion.web.reference.ImportResult;
import org.crossregion.web.reference.ReferenceKind;
import org.crossregion.web.reference.Rejections;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Fiscal accounts as a file, one for each region, purpose and scheme. */
@ApplicationScoped
class FiscalAccountKind implements ReferenceKind {

    private static final List<String> COLUMNS =
            List.of(
                    "region",
                    "purpose",
                    "scheme",
                    "bank",
                    "account_name",
                    "account_no",
                    "valid_from");

    private final FiscalAccountRepository accounts;
    private final Regions regions;
    private final ReferenceImport imports;

    FiscalAccountKind(FiscalAccountRepository accounts, Regions regions, ReferenceImport imports) {
        this.accounts = accounts;
        this.regions = regions;
        this.imports = imports;
    }

    @Override
    public String kind() {
        return accounts.kind();
    }

    @Override
    public String mediaType() {
        return "text/csv";
    }

    @Override
    @Transactional
    public ImportResult importFile(byte[] content) {
        List<Line<FiscalAccount>> lines = Line.read(content, COLUMNS, FiscalAccountKind::account);
        Rejections rejections = new Rejections();
        Set<RegionCode> known =
                regions.find(lines.stream().map(line -> line.value().region()).distinct().toList())
                        .keySet();
        Set<String> seen = new HashSet<>();
        for (Line<FiscalAccount> line : lines) {
            FiscalAccount account = line.value();
            if (!seen.add(account.code())) {
                rejections.add(
                        line.number(), "region", "unique", account.code() + " is there twice");
            }
            if (!known.contains(account.region())) {
                rejections.add(
                        line.number(), "region", "known", account.region() + " is no known region");
            }
        }
        rejections.mustBeNone();
        return imports.run(accounts, Line.values(lines));
    }

    @Override
    public byte[] export() {
        return CsvRows.write(
                COLUMNS, accounts.all().stream().map(FiscalAccountKind::cells).toList());
    }

    private static FiscalAccount account(CsvRow row) {
        return new FiscalAccount(
                row.region("region"),
                row.coded(FiscalAccount.Purpose.class, "purpose"),
                row.coded(Scheme.class, "scheme"),
                Cells.text(row, "bank", 200),
                Cells.text(row, "account_name", 200),
                Cells.matching(row, "account_no", "[0-9]{8,32}", "8 to 32 digits"),
                row.day("valid_from"));
    }

    private static List<String> cells(FiscalAccount account) {
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
