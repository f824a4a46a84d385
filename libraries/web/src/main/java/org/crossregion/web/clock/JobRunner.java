package org.crossregion.web.clock;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;

import org.crossregion.database.JobLock;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.problem.SharedRefusal;
import org.crossregion.web.request.RequestId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Runs business jobs as they fall due: one at a time, one instance at a time, oldest first. */
@ApplicationScoped
class JobRunner {

    private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);
    private static final String LOCK = "business-jobs";
    private static final int TRANSACTION_SECONDS = 3600;

    private final Instance<BusinessJob> jobs;
    private final ClockRepository repository;
    private final ClockShift shift;
    private final JobLock lock;

    JobRunner(
            @Any Instance<BusinessJob> jobs,
            ClockRepository repository,
            ClockShift shift,
            JobLock lock) {
        this.jobs = jobs;
        this.repository = repository;
        this.shift = shift;
        this.lock = lock;
    }

    void register(@Observes @Priority(ClockShift.EARLY + 1) StartupEvent start) {
        Instant now = shift.instant();
        jobs.forEach(job -> repository.register(job.name(), job.start().orElse(now)));
    }

    @Scheduled(
            every = "1s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void tick() {
        if (next(repository.jobs(), shift.instant(), Set.of()).isPresent()) {
            lock.tryRun(LOCK, this::runDue);
        }
    }

    /** By the clock as it is under the lock: another instance may just have set it back. */
    private void runDue() {
        shift.refresh();
        runUntil(shift.instant(), instant -> {});
    }

    /** Runs work while no job runs here or in another instance. */
    void alone(Duration patience, Runnable work) {
        if (shift.isPinned()) {
            throw new IllegalStateException("a job cannot move the clock it runs by");
        }
        long deadline = System.nanoTime() + patience.toNanos();
        while (!lock.tryRun(LOCK, work)) {
            if (System.nanoTime() > deadline) {
                throw Refused.forNow(SharedRefusal.BUSY, "business jobs are running", 5);
            }
            pause();
        }
    }

    /**
     * Runs what is due up to an instant, in order. A job that fails is left for the next tick and
     * holds up no other.
     *
     * @param moveTo sets the clock to a due instant that lies ahead of it
     */
    List<JobFailure> runUntil(Instant end, Consumer<Instant> moveTo) {
        List<JobFailure> failures = new ArrayList<>();
        Set<String> failed = new HashSet<>();
        Map<String, Instant> done = repository.jobs();
        Optional<Due> next = next(done, end, failed);
        while (next.isPresent()) {
            Due due = next.get();
            if (due.at.isAfter(shift.instant())) {
                moveTo.accept(due.at);
            }
            Optional<JobFailure> failure = run(due);
            failure.ifPresent(failures::add);
            failure.ifPresentOrElse(
                    none -> failed.add(due.job.name()), () -> done.put(due.job.name(), due.at));
            next = next(done, end, failed);
        }
        return failures;
    }

    private Optional<JobFailure> run(Due due) {
        boolean named = !RequestId.current().isEmpty();
        if (!named) {
            MDC.put(RequestId.MDC_KEY, "job-" + due.job.name() + "-" + due.at);
        }
        try {
            QuarkusTransaction.requiringNew()
                    .timeout(TRANSACTION_SECONDS)
                    .run(() -> shift.pinned(due.at, () -> work(due)));
            LOG.debug("{} due {} done", due.job.name(), due.at);
            return Optional.empty();
        } catch (RuntimeException | Error e) {
            LOG.error("{} due {} failed and will be tried again", due.job.name(), due.at, e);
            return Optional.of(new JobFailure(due.job.name(), due.at, e));
        } finally {
            if (!named) {
                MDC.remove(RequestId.MDC_KEY);
            }
        }
    }

    private void work(Due due) {
        repository.done(due.job.name(), due.at);
        due.job.run(due.at);
    }

    private Optional<Due> next(Map<String, Instant> done, Instant end, Set<String> failed) {
        return jobs.stream()
                .filter(job -> done.containsKey(job.name()) && !failed.contains(job.name()))
                .flatMap(job -> due(job, done.get(job.name())).stream())
                .filter(due -> !due.at.isAfter(end))
                .min(Comparator.comparing(Due::at).thenComparing(due -> due.job.name()));
    }

    private static Optional<Due> due(BusinessJob job, Instant doneUntil) {
        Optional<Instant> next = job.nextDue(doneUntil);
        if (next.isPresent() && !next.get().isAfter(doneUntil)) {
            throw new IllegalStateException(
                    job.name() + " names " + next.get() + " as due after " + doneUntil);
        }
        return next.map(at -> new Due(job, at));
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for business jobs", e);
        }
    }

    /** A job and the instant it is due. */
    private record Due(BusinessJob job, Instant at) {}
}
