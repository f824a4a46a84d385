package org.crossregion.clearing.run;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.crossregion.clearing.calendar.Policies;
import org.crossregion.clearing.form.BalanceForm;
import org.crossregion.clearing.notice.PeriodNotices;
import org.crossregion.clearing.period.PeriodKey;
import org.crossregion.clearing.period.Periods;
import org.crossregion.clearing.period.Progress;
import org.crossregion.clearing.period.Step;
import org.crossregion.clearing.refusal.ClearingRefusal;
import org.crossregion.clearing.statement.Statement;
import org.crossregion.clearing.statement.Statements;
import org.crossregion.web.audit.AuditTrail;
import org.crossregion.web.problem.Refused;

import java.time.Clock;
import java.util.Map;

/** Takes a step that computes nothing: reconciliation, confirmation, signature, issue, closing. */
@ApplicationScoped
class Advance {

    private final Periods periods;
    private final Policies policies;
    private final Statements statements;
    private final PeriodNotices notices;
    private final AuditTrail audit;
    private final Clock clock;

    Advance(
            Periods periods,
            Policies policies,
            Statements statements,
            PeriodNotices notices,
            AuditTrail audit,
            Clock clock) {
        this.periods = periods;
        this.policies = policies;
        this.statements = statements;
        this.notices = notices;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    Progress take(PeriodKey key, Step step, String by) {
        Progress progress = periods.lock(key);
        Periods.mustAllow(progress, step);
        if (!key.period().hasEnded(clock.instant())) {
            throw new Refused(
                    ClearingRefusal.PERIOD_NOT_ENDED,
                    key + " ends at " + key.period().endExclusive());
        }
        SignOffGuard.mustBeAnother(
                policies.inForce(key.circle(), key.period()), progress, step, by);
        if (step == Step.ISSUE) {
            issue(progress, by);
        }
        Progress moved = periods.move(progress, step, progress.version(), by, clock.instant());
        audit.record(
                "period-" + step.code(),
                key.eventKey(),
                Map.of("from", progress.state().code(), "to", moved.state().code()));
        return moved;
    }

    /** The statement gets its number, and every region of it its notices. */
    private void issue(Progress progress, String by) {
        Statement statement = statements.latest(progress.key()).orElseThrow();
        String number = statements.issue(statement, BalanceForm.NO, clock.instant());
        notices.issue(progress, statement, number, by);
    }
}
