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
import org.crossregion.web.problem.Refused;

import java.time.Clock;
import java.time.Instant;

/**
 * Publishes a period, by someone other than who generated it: its statement is scrutinised and then
 * told to the other services.
 */
@ApplicationScoped
class Publication {

    private final Periods periods;
    private final Policies policies;
    private final Scrutiny scrutiny;
    private final Announcement announcement;
    private final Clock clock;

    Publication(
            Periods periods,
            Policies policies,
            Scrutiny scrutiny,
            Announcement announcement,
            Clock clock) {
        this.periods = periods;
        this.policies = policies;
        this.scrutiny = scrutiny;
        this.announcement = announcement;
        this.clock = clock;
    }

    Progress publish(PeriodKey key, String by) {
        ClearingPolicy policy = policies.inForce(key.circle(), key.period());
        Progress progress = periods.find(key);
        Periods.mustAllow(progress, Step.PUBLICATION);
        scrutiny.mustBeTime(key);
        SignOffGuard.mustBeAnother(policy, progress, Step.PUBLICATION, by);

        // Long, but over figures that stand still: nothing need be locked for it.
        Statement statement = scrutiny.passed(key, policy);
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
        scrutiny.mustNotBeObjectedTo(verified);
        Progress moved = periods.move(progress, Step.PUBLICATION, verified.version(), by, now);
        announcement.make(verified, now);
        return moved;
    }
}
