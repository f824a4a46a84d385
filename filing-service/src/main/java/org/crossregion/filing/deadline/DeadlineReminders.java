package org.crossregion.filing.deadline;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;

import org.crossregion.filing.policy.FilingPolicies;
import org.crossregion.messaging.Outbox;
import org.crossregion.values.Beijing;
import org.crossregion.web.clock.BusinessJob;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Every Beijing midnight, tells of the days that come near by the policies of their regions. A
 * midnight that nobody was up for is made up for in its turn, and what was told is not told again.
 */
@ApplicationScoped
class DeadlineReminders implements BusinessJob {

    private static final int BATCH = 500;

    private final Instance<DeadlineSource> sources;
    private final FilingPolicies policies;
    private final ReminderRepository reminders;
    private final Outbox outbox;

    DeadlineReminders(
            @Any Instance<DeadlineSource> sources,
            FilingPolicies policies,
            ReminderRepository reminders,
            Outbox outbox) {
        this.sources = sources;
        this.policies = policies;
        this.reminders = reminders;
        this.outbox = outbox;
    }

    @Override
    public String name() {
        return "deadline-reminders";
    }

    @Override
    public Optional<Instant> nextDue(Instant after) {
        return Optional.of(Beijing.nextMidnight(after));
    }

    @Override
    public void run(Instant due) {
        LocalDate today = Beijing.day(due);
        for (DeadlineSource source : sources) {
            policies.reminderSteps(source.kind().code())
                    .forEach(daysLeft -> remind(source, today, daysLeft, due));
        }
    }

    private void remind(DeadlineSource source, LocalDate today, int daysLeft, Instant at) {
        LocalDate dueOn = today.plusDays(daysLeft);
        List<Deadline> found;
        String after = "";
        do {
            found = source.dueOn(dueOn, after, BATCH);
            for (Deadline deadline : found) {
                remind(source.kind(), deadline, today, daysLeft, at);
                after = deadline.subject();
            }
        } while (found.size() == BATCH);
    }

    private void remind(
            DeadlineKind kind, Deadline deadline, LocalDate today, int daysLeft, Instant at) {
        boolean wanted =
                policies.inForce(deadline.region(), today)
                        .value()
                        .reminderSteps(kind.code())
                        .contains(daysLeft);
        if (wanted && reminders.add(kind, deadline, daysLeft, at)) {
            outbox.add(DeadlineNear.of(kind, deadline, daysLeft, at));
        }
    }
}
