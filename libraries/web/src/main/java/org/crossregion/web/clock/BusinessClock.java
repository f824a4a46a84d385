package org.crossregion.web.clock;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.web.problem.Refused;
import org.crossregion.web.problem.SharedRefusal;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Business time: the system's own, or, in a local stack or test, shifted to a set instant from
 * which it ticks on. The shift is stored, so that it outlives a restart and all instances share it.
 */
@ApplicationScoped
public class BusinessClock {

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final ClockRepository repository;
    private final ClockShift shift;
    private final JobRunner jobs;

    BusinessClock(ClockRepository repository, ClockShift shift, JobRunner jobs) {
        this.repository = repository;
        this.shift = shift;
        this.jobs = jobs;
    }

    /** Business time, to the microsecond; within a job, the instant it was due. */
    public Instant instant() {
        return shift.instant();
    }

    /**
     * Moves the clock forward and answers when every job that falls due on the way has run, each at
     * its own instant. A clock that was never set may be set back, once: its jobs begin there.
     *
     * @throws Refused if the instant has passed, or if a job failed (the clock has moved all the
     *     same, and the job will be tried again)
     */
    public void set(Instant target) {
        Instant goal = target.truncatedTo(ChronoUnit.MICROS);
        jobs.alone(PATIENCE, () -> move(goal));
    }

    private void move(Instant goal) {
        shift.refresh();
        boolean back = goal.isBefore(shift.instant());
        if (back && shift.isSet()) {
            throw new Refused(
                    SharedRefusal.CLOCK_BACKWARD, "it is " + shift.instant() + " already");
        }
        if (back) {
            repository.startJobsAt(goal);
        }
        List<JobFailure> failures = jobs.runUntil(goal, shift::set);
        shift.set(goal);
        if (!failures.isEmpty()) {
            throw JobFailure.refused(failures);
        }
    }
}
