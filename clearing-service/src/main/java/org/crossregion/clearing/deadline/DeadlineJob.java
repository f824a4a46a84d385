package org.crossregion.clearing.deadline;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;

import org.crossregion.messaging.Outbox;
import org.crossregion.values.Beijing;
import org.crossregion.values.Period;
import org.crossregion.web.clock.BusinessJob;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Looks after deadlines every Beijing midnight: deadlines are counted again on the calendar as it
 * then is, what nobody did in time is done by the calendar, and days that come near are told.
 */
@ApplicationScoped
class DeadlineJob implements BusinessJob {

    private static final int FARTHEST = 31;

    private final Instance<DeadlineDesk> desks;
    private final DeadlineCalendar calendar;
    private final ReminderRepository reminders;
    private final Outbox outbox;

    DeadlineJob(
            @Any Instance<DeadlineDesk> desks,
            DeadlineCalendar calendar,
            ReminderRepository reminders,
            Outbox outbox) {
        this.desks = desks;
        this.calendar = calendar;
        this.reminders = reminders;
        this.outbox = outbox;
    }

    @Override
    public String name() {
        return "clearing-cases";
    }

    @Override
    public Optional<Instant> nextDue(Instant after) {
        return Optional.of(Beijing.nextMidnight(after));
    }

    @Override
    public void run(Instant due) {
        LocalDate today = Beijing.day(due);
        for (DeadlineDesk desk : desks) {
            desk.recount();
            // Before anything elapses: what rolls over tonight has missed yesterday's day.
            desk.due(today.minusDays(1), today.minusDays(1))
                    .forEach(deadline -> tell(deadline, -1, due));
            desk.elapse();
            desk.due(today, today.plusDays(FARTHEST))
                    .forEach(deadline -> remind(deadline, today, due));
        }
    }

    private void remind(Deadline deadline, LocalDate today, Instant at) {
        int daysLeft = (int) ChronoUnit.DAYS.between(today, deadline.dueOn());
        List<Integer> days =
                deadline.reminderDays().isEmpty()
                        ? calendar.terms(deadline.pair(), Period.monthOf(at)).reminderDays()
                        : deadline.reminderDays();
        if (days.contains(daysLeft)) {
            tell(deadline, daysLeft, at);
        }
    }

    private void tell(Deadline deadline, int daysLeft, Instant at) {
        if (reminders.add(deadline, daysLeft, at)) {
            outbox.add(ClearingDeadlineNear.of(deadline, daysLeft, at));
        }
    }
}
