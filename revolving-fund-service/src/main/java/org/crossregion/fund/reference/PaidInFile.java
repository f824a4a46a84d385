package org.crossregion.fund.reference;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.crossregion.fund.alert.Alerts.Watched;
import org.crossregion.fund.ledger.Ledger;
import org.crossregion.fund.ledger.PaidIn;
import org.crossregion.fund.ledger.PaidInStatements;
import org.crossregion.fund.utilisation.UseWatch;
import org.crossregion.values.RegionPair;
import org.crossregion.values.Scheme;
import org.crossregion.web.reference.CsvRow;
import org.crossregion.web.reference.CsvRows;
import org.crossregion.web.reference.ImportResult;
import org.crossregion.web.reference.ReferenceKind;
import org.crossregion.web.security.Caller;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The kind {@code paid-in}: a CSV file that states how much is paid in so far; the ledger books the
 * difference. See docs/reference/fund-reference-files.md.
 */
@ApplicationScoped
class PaidInFile implements ReferenceKind {

    private static final List<String> COLUMNS =
            List.of("year", "insured_region", "treatment_region", "scheme", "paid_in_yuan");

    private final PaidInStatements statements;
    private final Ledger ledger;
    private final UseWatch watch;
    private final Caller caller;

    PaidInFile(PaidInStatements statements, Ledger ledger, UseWatch watch, Caller caller) {
        this.statements = statements;
        this.ledger = ledger;
        this.watch = watch;
        this.caller = caller;
    }

    @Override
    public String kind() {
        return "paid-in";
    }

    @Override
    public String mediaType() {
        return "text/csv";
    }

    @Override
    @Transactional
    public ImportResult importFile(byte[] content) {
        Set<String> seen = new HashSet<>();
        List<PaidIn> read =
                CsvRows.parse(content, COLUMNS.toArray(String[]::new))
                        .map(row -> Rows.once(seen, row, paidIn(row)));
        List<PaidIn> changed = statements.record(read, caller.user());
        TreeSet<Watched> moved = new TreeSet<>();
        changed.forEach(one -> moved.add(new Watched(one.pair(), one.scheme())));
        watch.look(List.copyOf(moved));
        return new ImportResult(changed.size(), read.size() - changed.size());
    }

    private static PaidIn paidIn(CsvRow row) {
        return new PaidIn(
                row.whole("year"),
                new RegionPair(row.region("insured_region"), row.region("treatment_region")),
                row.coded(Scheme.class, "scheme"),
                row.money("paid_in_yuan"));
    }

    @Override
    public byte[] export() {
        return CsvRows.write(
                COLUMNS,
                ledger.money().stream()
                        .map(
                                money ->
                                        List.of(
                                                Integer.toString(money.year()),
                                                money.pair().insured().value(),
                                                money.pair().treatment().value(),
                                                money.scheme().code(),
                                                money.paidIn().toString()))
                        .toList());
    }
}
