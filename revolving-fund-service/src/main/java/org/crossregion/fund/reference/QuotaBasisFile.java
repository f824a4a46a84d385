package org.crossregion.fund.reference;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.fund.quota.QuotaBases;
import org.crossregion.fund.quota.QuotaBasis;
import org.crossregion.values.Money;
import org.crossregion.values.RegionPair;
import org.crossregion.values.Scheme;
import org.crossregion.web.reference.CsvRow;
import org.crossregion.web.reference.CsvRows;
import org.crossregion.web.reference.ImportResult;
import org.crossregion.web.reference.ReferenceKind;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The kind {@code quota-bases}: a CSV file; see docs/reference/fund-reference-files.md. */
@ApplicationScoped
class QuotaBasisFile implements ReferenceKind {

    private static final String LAST_YEAR = "last_year_quota_yuan";
    private static final String CARRIED = "carried_yuan";

    private final QuotaBases bases;

    QuotaBasisFile(QuotaBases bases) {
        this.bases = bases;
    }

    @Override
    public String kind() {
        return "quota-bases";
    }

    @Override
    public String mediaType() {
        return "text/csv";
    }

    @Override
    public ImportResult importFile(byte[] content) {
        Set<String> seen = new HashSet<>();
        List<QuotaBasis> read =
                CsvRows.parse(
                                content,
                                "year",
                                "insured_region",
                                "treatment_region",
                                "scheme",
                                "basis_yuan")
                        .map(row -> Rows.once(seen, row, basis(row)));
        int changed = bases.record(read);
        return new ImportResult(changed, read.size() - changed);
    }

    private static QuotaBasis basis(CsvRow row) {
        return new QuotaBasis(
                row.whole("year"),
                new RegionPair(row.region("insured_region"), row.region("treatment_region")),
                row.coded(Scheme.class, "scheme"),
                row.money("basis_yuan"),
                row.optionalMoney(LAST_YEAR),
                row.optionalMoney(CARRIED));
    }

    @Override
    public byte[] export() {
        return CsvRows.write(
                List.of(
                        "year",
                        "insured_region",
                        "treatment_region",
                        "scheme",
                        "basis_yuan",
                        LAST_YEAR,
                        CARRIED),
                bases.all().stream()
                        .map(
                                basis ->
                                        List.of(
                                                Integer.toString(basis.year()),
                                                basis.pair().insured().value(),
                                                basis.pair().treatment().value(),
                                                basis.scheme().code(),
                                                basis.basis().toString(),
                                                basis.lastYearQuota()
                                                        .map(Money::toString)
                                                        .orElse(""),
                                                basis.carried().map(Money::toString).orElse("")))
                        .toList());
    }
}
