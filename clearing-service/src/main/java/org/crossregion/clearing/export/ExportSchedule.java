package org.crossregion.clearing.export;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.crossregion.database.JobLock;

import java.time.Clock;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/**
 * Takes up exports that wait or were left in the middle, one at a time in an instance and each on
 * one instance alone; and lets go what was kept long enough.
 */
@ApplicationScoped
class ExportSchedule {

    private final ExportRepository repository;
    private final ExportShelf shelf;
    private final ExportRun run;
    private final JobLock lock;
    private final Clock clock;

    ExportSchedule(
            ExportRepository repository,
            ExportShelf shelf,
            ExportRun run,
            JobLock lock,
            Clock clock) {
        this.repository = repository;
        this.shelf = shelf;
        this.run = run;
        this.lock = lock;
        this.clock = clock;
    }

    void stop(@Observes ShutdownEvent stopping) {
        run.stop();
    }

    @Scheduled(
            every = "1s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void tick() {
        for (UUID id : repository.open()) {
            lock.tryRun("detail-export:" + id, () -> write(id));
        }
    }

    /** Another instance may have ended it before the lock was ours. */
    private void write(UUID id) {
        repository.find(id).filter(DetailExport::isOpen).ifPresent(run::write);
    }

    /** No business job: a clock that is set forward by a year is to run none a thousand times. */
    @Scheduled(
            every = "60s",
            delayed = "5s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void forget() {
        repository.expire(clock.instant());
        Set<UUID> lying = new HashSet<>(shelf.all());
        lying.removeAll(repository.withFiles(lying));
        lying.forEach(shelf::remove);
    }
}
