package org.crossregion.clearing.run;

import io.quarkus.narayana.jta.QuarkusTransaction;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.clearing.calendar.ClearingPolicy;
import org.crossregion.clearing.calendar.Policies;
import org.crossregion.clearing.period.PeriodKey;
import org.crossregion.clearing.period.Periods;
import org.crossregion.clearing.period.Progress;
import org.crossregion.clearing.period.Step;
import org.crossregion.clearing.refusal.ClearingRefusal;
import org.crossregion.clearing.statement.Statement;
import org.crossregion.clearing.statement.Statements;
import org.crossregion.clearing.version.TableObjections;
import org.crossregion.clearing.year.YearBooks;
import org.crossregion.clearing.year.YearProof;
import org.crossregion.clearing.year.YearRules;
import org.crossregion.messaging.Outbox;
import org.crossregion.web.audit.AuditTrail;
import org.crossregion.web.problem.Refused;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;

/**
 * Publishes a period, by someone other than who generated it: its statement is verified against an
 * independent recomputation and then told to the other services.
 */
@ApplicationScoped
class Publication {

    private final Periods periods;
    private final Policies policies;
    private final Statements statements;
    private final TableObjections objections;
    private final Verification verification;
    private final YearRules yearRules;
    private final YearProof yearProof;
    private final YearBooks yearBooks;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final Clock clock;

    Publication(
            Periods periods,
            Policies policies,
            Statements statements,
            TableObjections objections,
            Verification verification,
            YearRules yearRules,
            YearProof yearProof,
            YearBooks yearBooks,
            Outbox outbox,
            AuditTrail audit,
            Clock clock) {
        this.periods = periods;
        this.policies = policies;
        this.statements = statements;
        this.objections = objections;
        this.verification = verification;
        this.yearRules = yearRules;
        this.yearProof = yearProof;
        this.yearBooks = yearBooks;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    Progress publish(PeriodKey key, String by) {
        ClearingPolicy policy = policies.inForce(key.circle(), key.period());
        Progress progress = periods.find(key);
        Periods.mustAllow(progress, Step.PUBLICATION);
        yearRules.mustAllow(key, Step.PUBLICATION);
        SignOffGuard.mustBeAnother(policy, progress, Step.PUBLICATION, by);

        // Long, but over figures that stand still: nothing need be locked for it.
        Statement statement = statements.latest(key).orElseThrow();
        objections.mustBeNone(key, statement.version());
        verification.mustHold(statement, policy);
        if (key.period().isYear()) {
            yearProof.mustHold(statement);
        }
        return QuarkusTransaction.joiningExisting().call(() -> publish(statement, by));
    }

    private Progress publish(Statement verified, String by) {
        PeriodKey key = verified.key();
        Instant now = clock.instant();
        Progress progress = periods.lock(key);
        Periods.mustAllow(progress, Step.PUBLICATION);
        if (progress.version() != verified.version()) {
            throw new Refused(
                    ClearingRefusal.PERIOD_IN_OTHER_STATE,
                    key + " was generated again while it was being verified");
        }
        objections.mustBeNone(key, verified.version());
        Progress moved = periods.move(progress, Step.PUBLICATION, verified.version(), by, now);
        outbox.add(PeriodGenerated.of(verified, statements.rows(verified), now));
        if (key.period().isYear()) {
            yearBooks.follow(key, Step.PUBLICATION);
        }
        audit.record(
                "period-publication",
                key.eventKey(),
                Map.of("version", verified.version(), "sha256", verified.sha256()));
        return moved;
    }
}
