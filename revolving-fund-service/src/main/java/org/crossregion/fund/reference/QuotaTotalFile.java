package org.crossregion.fund.reference;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.fund.quota.QuotaTotal;
import org.crossregion.fund.quota.QuotaTotals;
import org.crossregion.values.Scheme;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.reference.CsvRow;
import org.crossregion.web.reference.CsvRows;
import org.crossregion.web.reference.ImportResult;
import org.crossregion.web.reference.ReferenceKind;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The kind {@code quota-totals}: a CSV file; see docs/reference/fund-reference-files.md. */
@ApplicationScoped
class QuotaTotalFile implements ReferenceKind {

    private static final List<String> COLUMNS =
            List.of("year", "insured_region", "treatment_region", "scheme", "total_yuan", "source");

    private final QuotaTotals totals;

    QuotaTotalFile(QuotaTotals totals) {
        this.totals = totals;
    }

    @Override
    public String kind() {
        return "quota-totals";
    }

    @Override
    public String mediaType() {
        return "text/csv";
    }

    @Override
    public ImportResult importFile(byte[] content) {
        Set<String> seen = new HashSet<>();
        List<QuotaTotal> read =
                CsvRows.parse(content, COLUMNS.toArray(String[]::new))
                        .map(row -> Rows.once(seen, row, total(row)));
        try {
            int changed = totals.record(read);
            return new ImportResult(changed, read.size() - changed);
        } catch (IllegalArgumentException e) {
            throw Refused.field("scheme", "disjoint", e.getMessage());
        }
    }

    private static QuotaTotal total(CsvRow row) {
        return new QuotaTotal(
                row.whole("year"),
                row.region("insured_region"),
                row.region("treatment_region"),
                row.optionalText("scheme").map(code -> row.coded(Scheme.class, "scheme")),
                row.money("total_yuan"),
                row.text("source"));
    }

    @Override
    public byte[] export() {
        return CsvRows.write(
                COLUMNS,
                totals.all().stream()
                        .map(
                                one ->
                                        List.of(
                                                Integer.toString(one.year()),
                                                one.insured().value(),
                                                one.treatment().value(),
                                                one.scheme().map(Scheme::code).orElse(""),
                                                one.total().toString(),
                                                one.source()))
                        .toList());
    }
}
