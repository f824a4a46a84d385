package org.crossregion.clearing.run;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.crossregion.clearing.calendar.ClearingPolicy;
import org.crossregion.clearing.calendar.Policies;
import org.crossregion.clearing.notice.Notice;
import org.crossregion.clearing.period.PeriodKey;
import org.crossregion.clearing.period.Periods;
import org.crossregion.clearing.period.Progress;
import org.crossregion.clearing.period.Step;
import org.crossregion.clearing.refusal.ClearingRefusal;
import org.crossregion.clearing.year.YearBooks;
import org.crossregion.clearing.year.YearRules;
import org.crossregion.web.audit.AuditTrail;
import org.crossregion.web.problem.Refused;

import java.time.Clock;
import java.util.List;
import java.util.Map;

/** Takes a step that computes nothing: reconciliation, confirmation, signature, issue, closing. */
@ApplicationScoped
class Advance {

    private final Periods periods;
    private final Policies policies;
    private final Issuing issuing;
    private final YearRules yearRules;
    private final YearBooks yearBooks;
    private final AuditTrail audit;
    private final Clock clock;

    Advance(
            Periods periods,
            Policies policies,
            Issuing issuing,
            YearRules yearRules,
            YearBooks yearBooks,
            AuditTrail audit,
            Clock clock) {
        this.periods = periods;
        this.policies = policies;
        this.issuing = issuing;
        this.yearRules = yearRules;
        this.yearBooks = yearBooks;
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
        yearRules.mustAllow(key, step);
        ClearingPolicy policy = policies.inForce(key.circle(), key.period());
        SignOffGuard.mustBeAnother(policy, progress, step, by);
        List<String> open = List.of();
        if (step == Step.ISSUE) {
            issuing.issue(progress, by);
        }
        if (step == Step.CLOSING) {
            issuing.notSquare(key, policy)
                    .ifPresent(
                            refused -> {
                                throw refused;
                            });
            open = issuing.open(key).stream().map(Notice::number).toList();
        }
        Progress moved = periods.move(progress, step, progress.version(), by, clock.instant());
        if (step == Step.ISSUE) {
            issuing.issued(key);
        }
        if (key.period().isYear()) {
            yearBooks.follow(key, step);
        }
        audit.record(
                "period-" + step.code(),
                key.eventKey(),
                Map.of(
                        "from", progress.state().code(),
                        "to", moved.state().code(),
                        "open", open));
        return moved;
    }
}
