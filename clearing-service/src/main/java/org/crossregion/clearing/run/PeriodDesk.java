package org.crossregion.clearing.run;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.clearing.calendar.Policies;
import org.crossregion.clearing.calendar.StepDate;
import org.crossregion.clearing.cut.Circle;
import org.crossregion.clearing.deadline.Deadline;
import org.crossregion.clearing.deadline.DeadlineDesk;
import org.crossregion.clearing.deadline.DeadlineKind;
import org.crossregion.clearing.period.PeriodKey;
import org.crossregion.clearing.period.Periods;
import org.crossregion.clearing.period.Progress;
import org.crossregion.clearing.period.Step;
import org.crossregion.values.Beijing;
import org.crossregion.values.Period;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The steps that the periods of every hosted authority have before them, each with its last day.
 */
@ApplicationScoped
class PeriodDesk implements DeadlineDesk {

    private final Circles circles;
    private final Periods periods;
    private final Policies policies;
    private final Clock clock;

    PeriodDesk(Circles circles, Periods periods, Policies policies, Clock clock) {
        this.circles = circles;
        this.periods = periods;
        this.policies = policies;
        this.clock = clock;
    }

    /** A step is due in the month after the one it is about. */
    @Override
    public List<Deadline> due(LocalDate from, LocalDate to) {
        Period last = Period.monthOf(Beijing.startOf(to));
        List<Deadline> due = new ArrayList<>();
        for (Circle circle : circles.hosted()) {
            for (Period month = Period.monthOf(Beijing.startOf(from)).previous();
                    !month.equals(last);
                    month = month.next()) {
                due.addAll(due(new PeriodKey(circle, month), from, to));
            }
        }
        return due;
    }

    private List<Deadline> due(PeriodKey key, LocalDate from, LocalDate to) {
        List<Deadline> due = new ArrayList<>();
        Progress progress = periods.find(key);
        policies.inForce(key.circle(), key.period())
                .calendar()
                .forEach(
                        (step, date) -> {
                            LocalDate day = lastDay(date, key.period());
                            boolean open = progress.state().compareTo(step.to()) < 0;
                            if (open
                                    && !isCalendars(date, key.period())
                                    && !day.isBefore(from)
                                    && !day.isAfter(to)) {
                                due.add(deadline(key, step, date, day));
                            }
                        });
        return due;
    }

    /** What the calendar does of itself is nobody's to do any more once its time has come. */
    private boolean isCalendars(StepDate date, Period month) {
        return date.job() && !date.due(month).isAfter(clock.instant());
    }

    /** What is due at midnight is due by the end of the day before. */
    private static LocalDate lastDay(StepDate date, Period month) {
        return Beijing.day(date.due(month).minusNanos(1));
    }

    private static Deadline deadline(PeriodKey key, Step step, StepDate date, LocalDate day) {
        Circle circle = key.circle();
        return new Deadline(
                DeadlineKind.PERIOD_STEP,
                "period/%s/%s/%s/%s"
                        .formatted(
                                circle.authority(),
                                circle.tier().code(),
                                key.period(),
                                step.code()),
                key.period() + "期" + circle.tier().label() + step.label(),
                day,
                circle.authority(),
                circle.authority(),
                date.silence(),
                Optional.empty());
    }
}
