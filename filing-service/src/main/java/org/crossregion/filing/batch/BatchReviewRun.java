package org.crossregion.filing.batch;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.crossregion.database.JobLock;
import org.crossregion.filing.batch.BatchReview.Ended;
import org.crossregion.filing.batch.BatchReview.Item;
import org.crossregion.filing.filing.FilingDecisions;
import org.crossregion.filing.refusal.FilingRefusal;
import org.crossregion.web.problem.Refused;
import org.jboss.logging.Logger;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Reviews the filings of a list in the reviewer's name, each with a step and an event of its own;
 * some share a transaction, and what is committed is not reviewed again.
 */
@ApplicationScoped
class BatchReviewRun {

    private static final Logger LOG = Logger.getLogger(BatchReviewRun.class);

    private static final int CHUNK = 50;

    private final BatchReviewRepository reviews;
    private final FilingDecisions decisions;
    private final Uploader reviewer;
    private final JobLock lock;
    private final Clock clock;
    private final AtomicBoolean stopping = new AtomicBoolean();

    BatchReviewRun(
            BatchReviewRepository reviews,
            FilingDecisions decisions,
            Uploader reviewer,
            JobLock lock,
            Clock clock) {
        this.reviews = reviews;
        this.decisions = decisions;
        this.reviewer = reviewer;
        this.lock = lock;
        this.clock = clock;
    }

    void stop(@Observes ShutdownEvent event) {
        stopping.set(true);
    }

    @Scheduled(
            every = "1s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void tick() {
        for (BatchReview review : reviews.open()) {
            lock.tryRun(
                    "filing-batch-review:" + review.batchId(),
                    () ->
                            reviews.find(review.batchId(), review.no())
                                    .filter(one -> one.finishedAt().isEmpty())
                                    .ifPresent(this::work));
        }
    }

    /** One that fails is tried again at the next tick, and holds up no other. */
    private void work(BatchReview review) {
        try {
            reviewer.work(review, () -> toItsEnd(review));
        } catch (RuntimeException e) {
            LOG.errorf(
                    e,
                    "review %d of batch %s stopped and will be taken up again",
                    review.no(),
                    review.batchId());
        }
    }

    private void toItsEnd(BatchReview review) {
        String after = "";
        List<Item> items;
        do {
            items = reviews.left(review, after, CHUNK);
            List<Item> chunk = items;
            if (!chunk.isEmpty()) {
                QuarkusTransaction.requiringNew().run(() -> take(review, chunk));
                after = chunk.get(chunk.size() - 1).filingId();
            }
        } while (!items.isEmpty() && !stopping.get());
        if (!stopping.get()) {
            reviews.finish(review, clock.instant());
        }
    }

    private void take(BatchReview review, List<Item> items) {
        List<Ended> ended = new ArrayList<>();
        for (Item item : items) {
            ended.add(take(review, item));
        }
        reviews.end(review, ended);
    }

    /** What is refused has written nothing; it is named, and the others go on. */
    private Ended take(BatchReview review, Item item) {
        if (item.submittedBy().equals(review.askedBy())) {
            return Ended.refused(
                    item,
                    FilingRefusal.BATCH_NEEDS_ANOTHER.code(),
                    "filing " + item.filingId() + " was submitted by " + review.askedBy());
        }
        try {
            decisions.take(item.filingId(), review.step(), review.reason(), review.askedBy());
            return Ended.taken(item);
        } catch (Refused e) {
            return Ended.refused(item, e.refusal().code(), e.getMessage());
        }
    }
}
