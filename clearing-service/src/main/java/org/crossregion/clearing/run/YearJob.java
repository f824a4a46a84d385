package org.crossregion.clearing.run;

import io.quarkus.narayana.jta.QuarkusTransaction;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.clearing.calendar.Policies;
import org.crossregion.clearing.calendar.YearDate;
import org.crossregion.clearing.calendar.YearEnd;
import org.crossregion.clearing.cut.Circle;
import org.crossregion.clearing.period.PeriodKey;
import org.crossregion.clearing.period.PeriodState;
import org.crossregion.clearing.period.Periods;
import org.crossregion.clearing.period.Progress;
import org.crossregion.clearing.period.SignOff;
import org.crossregion.clearing.period.Step;
import org.crossregion.clearing.year.Applications;
import org.crossregion.clearing.year.Draft;
import org.crossregion.clearing.year.YearRules;
import org.crossregion.values.Beijing;
import org.crossregion.values.Period;
import org.crossregion.web.audit.AuditTrail;
import org.crossregion.web.clock.BusinessJob;
import org.crossregion.web.problem.Refused;
import org.jboss.logging.Logger;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Moves last year's end along: answers for the silent each morning, collects the draft and takes
 * the steps that policy leaves to the calendar, and reminds of the closing.
 */
@ApplicationScoped
class YearJob implements BusinessJob {

    private static final int MORNING_HOUR = 4;
    private static final int DAYS_OF_A_WEEK = 7;

    private static final Logger LOG = Logger.getLogger(YearJob.class);

    private final Steps steps;
    private final Draft draft;
    private final YearRules rules;
    private final Applications applications;
    private final Periods periods;
    private final Policies policies;
    private final Circles circles;
    private final AuditTrail audit;

    YearJob(
            Steps steps,
            Draft draft,
            YearRules rules,
            Applications applications,
            Periods periods,
            Policies policies,
            Circles circles,
            AuditTrail audit) {
        this.steps = steps;
        this.draft = draft;
        this.rules = rules;
        this.applications = applications;
        this.periods = periods;
        this.policies = policies;
        this.circles = circles;
        this.audit = audit;
    }

    @Override
    public String name() {
        return "clearing-year";
    }

    @Override
    public Optional<Instant> nextDue(Instant after) {
        Period year = Period.monthOf(after).year();
        Stream<Instant> dates =
                policies.all().stream()
                        .flatMap(policy -> policy.yearEnd().stream())
                        .flatMap(YearJob::dates)
                        .filter(YearDate::job)
                        .flatMap(date -> Stream.of(year.previous(), year).map(date::due));
        Instant today = Beijing.instant(Beijing.day(after).atTime(MORNING_HOUR, 0));
        Instant tomorrow = Beijing.instant(Beijing.day(after).plusDays(1).atTime(MORNING_HOUR, 0));
        return Stream.concat(dates, Stream.of(today, tomorrow))
                .filter(date -> date.isAfter(after))
                .min(Comparator.naturalOrder());
    }

    @Override
    public void run(Instant due) {
        applications.answerForTheSilent();
        Period lastYear = Period.monthOf(due).year().previous();
        for (Circle circle : circles.hosted()) {
            PeriodKey key = new PeriodKey(circle, lastYear);
            if (periods.find(key).state() != PeriodState.CLOSED) {
                YearEnd yearEnd = policies.yearEnd(circle, lastYear);
                collect(key, yearEnd, due);
                catchUp(key, yearEnd, due);
                remind(key, yearEnd, due);
            }
        }
    }

    /**
     * Once by itself, and once more if December was cut only afterwards; whoever wants it collected
     * again does so.
     */
    private void collect(PeriodKey key, YearEnd yearEnd, Instant due) {
        boolean isDue =
                yearEnd.collection()
                        .filter(YearDate::job)
                        .filter(date -> !date.due(key.period()).isAfter(due))
                        .isPresent();
        if (isDue
                && periods.find(key).state().compareTo(PeriodState.CONFIRMED) < 0
                && rules.mustBeCollected(key)) {
            attempt(key, "collection", () -> draft.collect(key, SignOff.CALENDAR));
        }
    }

    private void catchUp(PeriodKey key, YearEnd yearEnd, Instant due) {
        Optional<Step> next = dueStep(periods.find(key), yearEnd, due);
        while (next.isPresent() && take(key, next.get())) {
            next = dueStep(periods.find(key), yearEnd, due);
        }
    }

    private static Optional<Step> dueStep(Progress progress, YearEnd yearEnd, Instant due) {
        return Step.next(progress.state())
                .filter(
                        step ->
                                yearEnd.date(step)
                                        .filter(YearDate::job)
                                        .filter(
                                                date ->
                                                        !date.due(progress.key().period())
                                                                .isAfter(due))
                                        .isPresent());
    }

    private boolean take(PeriodKey key, Step step) {
        return attempt(key, step.code(), () -> steps.take(key, step, SignOff.CALENDAR));
    }

    /** In a transaction of its own: what is refused for one circle does not undo another. */
    private static boolean attempt(PeriodKey key, String what, Runnable work) {
        try {
            QuarkusTransaction.requiringNew().run(work);
            return true;
        } catch (Refused refused) {
            LOG.infof("%s of %s waits: %s", what, key, refused.detail());
            return false;
        }
    }

    /**
     * On the mornings that policy names before the closing is due, on the first one it is late and
     * every week from then on.
     */
    private void remind(PeriodKey key, YearEnd yearEnd, Instant due) {
        LocalDate today = Beijing.day(due);
        boolean morning = Beijing.local(due).getHour() == MORNING_HOUR;
        yearEnd.date(Step.CLOSING)
                .map(date -> Beijing.day(date.due(key.period())))
                .filter(last -> isReminded(yearEnd, ChronoUnit.DAYS.between(today, last)))
                .filter(last -> morning && rules.isToBeClosed(key))
                .ifPresent(
                        last -> {
                            String state = periods.find(key).state().code();
                            LOG.warnf("%s is %s and to be closed by %s", key, state, last);
                            audit.record(
                                    "year-closing-reminded",
                                    key.eventKey(),
                                    Map.of("state", state, "closeBy", last.toString()));
                        });
    }

    private static boolean isReminded(YearEnd yearEnd, long daysLeft) {
        return daysLeft < 0
                ? (daysLeft + 1) % DAYS_OF_A_WEEK == 0
                : yearEnd.reminderDays().stream().anyMatch(days -> days == daysLeft);
    }

    private static Stream<YearDate> dates(YearEnd yearEnd) {
        return Stream.concat(yearEnd.collection().stream(), yearEnd.calendar().values().stream());
    }
}
