package org.crossregion.filing.filing;

import io.quarkus.scheduler.Scheduled;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.database.JobLock;

/** Adds up what has changed in the queues, so that their counts stay quick to read. */
@ApplicationScoped
class QueueCounting {

    private final QueueRepository queue;
    private final JobLock lock;

    QueueCounting(QueueRepository queue, JobLock lock) {
        this.queue = queue;
        this.lock = lock;
    }

    @Scheduled(
            every = "2s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void tick() {
        lock.tryRun("filing-count", queue::addUp);
    }
}
