package org.crossregion.clearing.run;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.clearing.cut.Cut;
import org.crossregion.clearing.form.BalanceForm;
import org.crossregion.clearing.form.Issue;
import org.crossregion.clearing.national.NationalGate;
import org.crossregion.clearing.period.PeriodKey;
import org.crossregion.clearing.statement.Statement;
import org.crossregion.clearing.statement.StatementRow;
import org.crossregion.clearing.statement.Statements;
import org.crossregion.clearing.total.Totals;
import org.crossregion.clearing.version.TableObjection;
import org.crossregion.clearing.version.TableObjections;
import org.crossregion.forms.CanonicalJson;
import org.crossregion.forms.Form;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Draws the statement of a period that is cut. Repeated before publication it comes to the same
 * statement; only if the totals were put right meanwhile, or somebody objected to a settlement in
 * it, is there a new version.
 */
@ApplicationScoped
class Drawing {

    private final Totals totals;
    private final NationalGate national;
    private final Statements statements;
    private final TableObjections objections;
    private final Clock clock;

    Drawing(
            Totals totals,
            NationalGate national,
            Statements statements,
            TableObjections objections,
            Clock clock) {
        this.totals = totals;
        this.national = national;
        this.statements = statements;
        this.objections = objections;
        this.clock = clock;
    }

    /** Which version of the statement stands, how long it is, and when that was seen. */
    record Drawn(int version, String sha256, int rows, Instant at) {}

    /** In the caller's transaction, which has locked the period. */
    Drawn of(PeriodKey key, Cut cut) {
        totals.fold(key.circle(), key.period());
        List<StatementRow> rows =
                national.split(key, StatementRow.of(totals.due(key.circle(), key.period())));

        Optional<Statement> earlier = statements.latest(key);
        List<TableObjection> raised = objections.of(key);
        int version = earlier.map(Statement::version).orElse(1);
        Form form = form(key, version, rows);
        if (earlier.isPresent() && (isObjected(earlier.get()) || !same(earlier.get(), form))) {
            version++;
            form = form(key, version, rows);
            earlier = Optional.empty();
        }
        String sha256 = CanonicalJson.sha256(form);
        if (earlier.isEmpty()) {
            statements.add(
                    key,
                    version,
                    cut,
                    raised.stream()
                            .mapToLong(TableObjection::exceptions)
                            .max()
                            .orElse(cut.exceptions()),
                    sha256,
                    CanonicalJson.hashed(form),
                    rows,
                    clock.instant());
        }
        return new Drawn(version, sha256, rows.size(), clock.instant());
    }

    private Form form(PeriodKey key, int version, List<StatementRow> rows) {
        return BalanceForm.of(new Issue(key, version, rows, statements.printed(key)));
    }

    private boolean isObjected(Statement earlier) {
        return !objections.against(earlier.key(), earlier.version()).isEmpty();
    }

    private static boolean same(Statement earlier, Form form) {
        return earlier.sha256().equals(CanonicalJson.sha256(form));
    }
}
