package org.crossregion.filing.batch;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.crossregion.database.JobLock;
import org.jboss.logging.Logger;

/** Takes up lists that wait or were left in the middle, each on one instance alone. */
@ApplicationScoped
class BatchSchedule {

    private static final Logger LOG = Logger.getLogger(BatchSchedule.class);

    private final BatchRepository batches;
    private final BatchRun run;
    private final JobLock lock;

    BatchSchedule(BatchRepository batches, BatchRun run, JobLock lock) {
        this.batches = batches;
        this.run = run;
        this.lock = lock;
    }

    void stop(@Observes ShutdownEvent stopping) {
        run.stop();
    }

    @Scheduled(
            every = "1s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void tick() {
        for (String id : batches.toWork()) {
            lock.tryRun("filing-batch:" + id, () -> work(id));
        }
    }

    /** Another instance may have ended it before the lock was ours. */
    private void work(String id) {
        batches.find(id)
                .filter(
                        batch ->
                                batch.state() == BatchState.WAITING
                                        || batch.state() == BatchState.RUNNING)
                .ifPresent(this::work);
    }

    /** A list that fails is tried again at the next tick, and holds up no other. */
    private void work(Batch batch) {
        try {
            run.work(batch);
        } catch (RuntimeException e) {
            LOG.errorf(e, "batch %s stopped and will be taken up again", batch.id());
        }
    }
}
