package org.crossregion.clearing.run;

import io.quarkus.narayana.jta.QuarkusTransaction;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.clearing.calendar.Policies;
import org.crossregion.clearing.calendar.StepDate;
import org.crossregion.clearing.cut.Circle;
import org.crossregion.clearing.period.PeriodKey;
import org.crossregion.clearing.period.PeriodState;
import org.crossregion.clearing.period.Periods;
import org.crossregion.clearing.period.Progress;
import org.crossregion.clearing.period.SignOff;
import org.crossregion.clearing.period.Step;
import org.crossregion.values.Beijing;
import org.crossregion.values.Period;
import org.crossregion.web.clock.BusinessJob;
import org.crossregion.web.problem.Refused;
import org.jboss.logging.Logger;

import java.time.Instant;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Moves last month's periods along on the dates of their calendars: silence confirms, and what is
 * confirmed is generated. A step that is refused, because the month is not complete yet, is tried
 * again every morning until the month is over.
 */
@ApplicationScoped
class MonthJob implements BusinessJob {

    private static final LocalTime MORNING = LocalTime.of(3, 0);

    private static final Logger LOG = Logger.getLogger(MonthJob.class);

    private final Steps steps;
    private final Periods periods;
    private final Policies policies;
    private final Circles circles;

    MonthJob(Steps steps, Periods periods, Policies policies, Circles circles) {
        this.steps = steps;
        this.periods = periods;
        this.policies = policies;
        this.circles = circles;
    }

    @Override
    public String name() {
        return "clearing-month";
    }

    @Override
    public Optional<Instant> nextDue(Instant after) {
        Period month = Period.monthOf(after);
        Stream<Instant> dates =
                policies.all().stream()
                        .flatMap(policy -> policy.calendar().values().stream())
                        .filter(StepDate::job)
                        .flatMap(date -> Stream.of(month.previous(), month).map(date::due));
        return Stream.concat(dates, Stream.of(Beijing.next(MORNING, after)))
                .filter(date -> date.isAfter(after))
                .min(Comparator.naturalOrder());
    }

    @Override
    public void run(Instant due) {
        Period lastMonth = Period.monthOf(due).previous();
        for (Circle circle : circles.hosted()) {
            catchUp(new PeriodKey(circle, lastMonth), due);
        }
    }

    private void catchUp(PeriodKey key, Instant due) {
        Progress progress = periods.find(key);
        Optional<Step> next = dueStep(progress, due);
        while (next.isPresent() && take(key, next.get())) {
            progress = periods.find(key);
            next = dueStep(progress, due);
        }
    }

    private Optional<Step> dueStep(Progress progress, Instant due) {
        if (progress.state().compareTo(PeriodState.PUBLISHED) >= 0) {
            return Optional.empty();
        }
        PeriodKey key = progress.key();
        return Step.next(progress.state())
                .filter(
                        step ->
                                policies.inForce(key.circle(), key.period())
                                        .date(step)
                                        .filter(StepDate::job)
                                        .filter(date -> !date.due(key.period()).isAfter(due))
                                        .isPresent());
    }

    /** In a transaction of its own: what is refused for one period does not undo another. */
    private boolean take(PeriodKey key, Step step) {
        try {
            QuarkusTransaction.requiringNew().run(() -> steps.take(key, step, SignOff.CALENDAR));
            return true;
        } catch (Refused refused) {
            LOG.infof("%s of %s waits: %s", step.code(), key, refused.detail());
            return false;
        }
    }
}
