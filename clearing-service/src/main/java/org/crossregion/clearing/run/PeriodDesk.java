package org.crossregion.clearing.run;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.clearing.calendar.Policies;
import org.crossregion.clearing.calendar.YearEnd;
import org.crossregion.clearing.cut.Circle;
import org.crossregion.clearing.deadline.Deadline;
import org.crossregion.clearing.deadline.DeadlineDesk;
import org.crossregion.clearing.deadline.DeadlineKind;
import org.crossregion.clearing.period.PeriodKey;
import org.crossregion.clearing.period.Periods;
import org.crossregion.clearing.period.Progress;
import org.crossregion.clearing.period.Step;
import org.crossregion.clearing.year.YearRules;
import org.crossregion.values.Beijing;
import org.crossregion.values.Period;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The steps that the periods of every hosted authority have before them, each with its last day.
 */
@ApplicationScoped
class PeriodDesk implements DeadlineDesk {

    private final Circles circles;
    private final Periods periods;
    private final Policies policies;
    private final YearRules rules;
    private final Clock clock;

    PeriodDesk(Circles circles, Periods periods, Policies policies, YearRules rules, Clock clock) {
        this.circles = circles;
        this.periods = periods;
        this.policies = policies;
        this.rules = rules;
        this.clock = clock;
    }

    /** When a step is due, and what the calendar does about it. */
    private record When(
            Instant due, boolean job, Optional<String> silence, List<Integer> reminderDays) {

        /** What is due at midnight is due by the end of the day before. */
        private LocalDate lastDay() {
            return Beijing.day(due.minusNanos(1));
        }
    }

    /** A step of a month is due in the month after it, a step of a year in the year after. */
    @Override
    public List<Deadline> due(LocalDate from, LocalDate to) {
        Period first = Period.monthOf(Beijing.startOf(from)).previous();
        Period last = Period.monthOf(Beijing.startOf(to));
        List<Deadline> due = new ArrayList<>();
        for (Circle circle : circles.hosted()) {
            for (Period month = first; !month.equals(last); month = month.next()) {
                due.addAll(due(new PeriodKey(circle, month), ofMonth(circle, month), from, to));
            }
            for (Period year = Period.monthOf(Beijing.startOf(from)).year().previous();
                    !year.equals(last.year());
                    year = year.next()) {
                PeriodKey key = new PeriodKey(circle, year);
                if (rules.isToBeClosed(key)) {
                    due.addAll(due(key, ofYear(circle, year), from, to));
                }
            }
        }
        return due;
    }

    private Map<Step, When> ofMonth(Circle circle, Period month) {
        Map<Step, When> steps = new EnumMap<>(Step.class);
        policies.inForce(circle, month)
                .calendar()
                .forEach(
                        (step, date) ->
                                steps.put(
                                        step,
                                        new When(
                                                date.due(month),
                                                date.job(),
                                                date.silence(),
                                                List.of())));
        return steps;
    }

    /** Of a year's end its own policy says how long before anybody is reminded. */
    private Map<Step, When> ofYear(Circle circle, Period year) {
        Map<Step, When> steps = new EnumMap<>(Step.class);
        YearEnd yearEnd = policies.yearEnd(circle, year);
        yearEnd.calendar()
                .forEach(
                        (step, date) ->
                                steps.put(
                                        step,
                                        new When(
                                                date.due(year),
                                                date.job(),
                                                Optional.empty(),
                                                yearEnd.reminderDays())));
        return steps;
    }

    private List<Deadline> due(PeriodKey key, Map<Step, When> steps, LocalDate from, LocalDate to) {
        List<Deadline> due = new ArrayList<>();
        Progress progress = periods.find(key);
        steps.forEach(
                (step, when) -> {
                    LocalDate day = when.lastDay();
                    boolean open = progress.state().compareTo(step.to()) < 0;
                    if (open && !isCalendars(when) && !day.isBefore(from) && !day.isAfter(to)) {
                        due.add(deadline(key, step, when));
                    }
                });
        return due;
    }

    /** What the calendar does of itself is nobody's to do any more once its time has come. */
    private boolean isCalendars(When when) {
        return when.job() && !when.due().isAfter(clock.instant());
    }

    private static Deadline deadline(PeriodKey key, Step step, When when) {
        Circle circle = key.circle();
        return new Deadline(
                DeadlineKind.PERIOD_STEP,
                "period/%s/%s/%s/%s"
                        .formatted(
                                circle.authority(),
                                circle.tier().code(),
                                key.period(),
                                step.code()),
                key.period()
                        + (key.period().isMonth() ? "期" : "年度")
                        + circle.tier().label()
                        + step.label(),
                when.lastDay(),
                circle.authority(),
                circle.authority(),
                when.silence(),
                Optional.empty(),
                when.reminderDays());
    }
}
