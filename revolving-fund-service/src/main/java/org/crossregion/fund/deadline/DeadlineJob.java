package org.crossregion.fund.deadline;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.fund.reference.WorkingDays;
import org.crossregion.messaging.Outbox;
import org.crossregion.values.Beijing;
import org.crossregion.web.audit.AuditTrail;
import org.crossregion.web.clock.BusinessJob;
import org.crossregion.web.problem.Refused;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Looks after the fund's clocks every Beijing midnight: they are counted again on the calendar as
 * it then is, and decisions that come near or were missed are told. Orders are registered with
 * clearing, which tells of their days.
 */
@ApplicationScoped
class DeadlineJob implements BusinessJob {

    /** Days before the last one, the last one, and the day after. */
    private static final Set<Integer> TOLD = Set.of(3, 1, 0, -1);

    private final DeadlineRepository repository;
    private final WorkingDays workingDays;
    private final Outbox outbox;
    private final AuditTrail audit;

    DeadlineJob(
            DeadlineRepository repository,
            WorkingDays workingDays,
            Outbox outbox,
            AuditTrail audit) {
        this.repository = repository;
        this.workingDays = workingDays;
        this.outbox = outbox;
        this.audit = audit;
    }

    @Override
    public String name() {
        return "fund-deadlines";
    }

    @Override
    public Optional<Instant> nextDue(Instant after) {
        return Optional.of(Beijing.nextMidnight(after));
    }

    @Override
    public void run(Instant due) {
        repository.open().forEach(one -> recount(one, due));
        LocalDate today = Beijing.day(due);
        for (OpenDeadline one : repository.open()) {
            int daysLeft = (int) ChronoUnit.DAYS.between(today, one.dueOn());
            if (one.isDecision()
                    && TOLD.contains(daysLeft)
                    && repository.tell(one, daysLeft, due)) {
                outbox.add(FundDeadlineNear.of(one, daysLeft, due));
            }
        }
    }

    private void recount(OpenDeadline one, Instant at) {
        LocalDate dueOn;
        Optional<LocalDate> applyBy;
        try {
            dueOn = workingDays.after(one.from(), one.days());
            applyBy =
                    one.applyDays() > 0
                            ? Optional.of(workingDays.after(one.from(), one.applyDays()))
                            : Optional.empty();
        } catch (Refused unknownYear) {
            return;
        }
        if (!one.isSame(applyBy, dueOn)) {
            repository.move(one.subject(), applyBy, dueOn, at);
            outbox.add(FundDeadlineMoved.of(one, applyBy, dueOn, at));
            audit.record(
                    "fund-deadline-moved",
                    one.subject(),
                    Map.of(
                            "dueOn", dueOn.toString(),
                            "wasDueOn", one.dueOn().toString(),
                            "reason", "calendar-changed"));
        }
    }
}
