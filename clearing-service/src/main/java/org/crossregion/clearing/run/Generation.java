package org.crossregion.clearing.run;

import io.quarkus.narayana.jta.QuarkusTransaction;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.clearing.cut.Cut;
import org.crossregion.clearing.form.BalanceForm;
import org.crossregion.clearing.form.Issue;
import org.crossregion.clearing.national.NationalGate;
import org.crossregion.clearing.period.PeriodKey;
import org.crossregion.clearing.period.Periods;
import org.crossregion.clearing.period.Progress;
import org.crossregion.clearing.period.Step;
import org.crossregion.clearing.statement.Statement;
import org.crossregion.clearing.statement.StatementRow;
import org.crossregion.clearing.statement.Statements;
import org.crossregion.clearing.total.Totals;
import org.crossregion.clearing.version.TableObjection;
import org.crossregion.clearing.version.TableObjections;
import org.crossregion.clearing.year.YearRules;
import org.crossregion.forms.CanonicalJson;
import org.crossregion.forms.Form;
import org.crossregion.web.audit.AuditTrail;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Generates a period: once all of its month has arrived it is cut, and its statement drawn from the
 * totals as they stand still behind the cut. Repeated before publication it comes to the same
 * statement; only if the totals were put right meanwhile, or somebody objected to a settlement in
 * it, is there a new version.
 */
@ApplicationScoped
class Generation {

    private final Periods periods;
    private final Readiness readiness;
    private final YearRules yearRules;
    private final Cutting cutting;
    private final Totals totals;
    private final NationalGate national;
    private final Statements statements;
    private final TableObjections objections;
    private final AuditTrail audit;
    private final Clock clock;

    Generation(
            Periods periods,
            Readiness readiness,
            YearRules yearRules,
            Cutting cutting,
            Totals totals,
            NationalGate national,
            Statements statements,
            TableObjections objections,
            AuditTrail audit,
            Clock clock) {
        this.periods = periods;
        this.readiness = readiness;
        this.yearRules = yearRules;
        this.cutting = cutting;
        this.totals = totals;
        this.national = national;
        this.statements = statements;
        this.objections = objections;
        this.audit = audit;
        this.clock = clock;
    }

    Progress generate(PeriodKey key, String by) {
        Periods.mustAllow(periods.find(key), Step.GENERATION);
        yearRules.mustAllow(key, Step.GENERATION);
        readiness
                .refusal(key)
                .ifPresent(
                        refused -> {
                            throw refused;
                        });
        Cut cut = cutting.of(key);
        return QuarkusTransaction.joiningExisting().call(() -> draw(key, cut, by));
    }

    private Progress draw(PeriodKey key, Cut cut, String by) {
        Progress progress = periods.lock(key);
        Periods.mustAllow(progress, Step.GENERATION);
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
        Progress moved = periods.move(progress, Step.GENERATION, version, by, clock.instant());
        audit.record(
                "period-generation",
                key.eventKey(),
                Map.of("version", version, "sha256", sha256, "rows", rows.size()));
        return moved;
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
