package org.crossregion.clearing.run;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.clearing.calendar.Policies;
import org.crossregion.clearing.period.PeriodKey;
import org.crossregion.clearing.period.Progress;
import org.crossregion.clearing.period.Step;
import org.crossregion.clearing.refusal.ClearingRefusal;
import org.crossregion.clearing.version.TableObjections;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.problem.Violation;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** What keeps the next step of a period from being taken now. */
@ApplicationScoped
class Obstacles {

    private final Readiness readiness;
    private final TableObjections objections;
    private final Issuing issuing;
    private final Policies policies;
    private final Clock clock;

    Obstacles(
            Readiness readiness,
            TableObjections objections,
            Issuing issuing,
            Policies policies,
            Clock clock) {
        this.readiness = readiness;
        this.objections = objections;
        this.issuing = issuing;
        this.policies = policies;
        this.clock = clock;
    }

    List<PeriodView.Blocking> to(Progress progress, Step next) {
        PeriodKey key = progress.key();
        List<PeriodView.Blocking> blocking = new ArrayList<>();
        if (!key.period().hasEnded(clock.instant())) {
            blocking.add(
                    new PeriodView.Blocking(
                            ClearingRefusal.PERIOD_NOT_ENDED.code(),
                            "the month ends at "
                                    + PeriodPage.beijing(key.period().endExclusive())));
        }
        if (next.compareTo(Step.GENERATION) <= 0) {
            readiness.refusal(key).map(Obstacles::of).ifPresent(blocking::add);
        }
        if (next == Step.PUBLICATION) {
            objections.refusal(key, progress.version()).map(Obstacles::of).ifPresent(blocking::add);
        }
        if (next == Step.CLOSING) {
            issuing.notSquare(key, policies.inForce(key.circle(), key.period()))
                    .map(Obstacles::of)
                    .ifPresent(blocking::add);
        }
        return blocking;
    }

    private static PeriodView.Blocking of(Refused refused) {
        return new PeriodView.Blocking(refused.refusal().code(), sentence(refused));
    }

    static String sentence(Refused refused) {
        return refused.violations().isEmpty()
                ? refused.detail()
                : refused.detail()
                        + ": "
                        + String.join(
                                "; ",
                                refused.violations().stream().map(Violation::message).toList());
    }
}
