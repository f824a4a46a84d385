package org.crossregion.filing.filing;

import io.quarkus.narayana.jta.QuarkusTransaction;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.filing.filing.FilingIntake.Asked;
import org.crossregion.filing.gather.Answer;
import org.crossregion.filing.gather.Work;
import org.crossregion.web.idempotency.IdempotencyKeys;
import org.crossregion.web.idempotency.KeyUse;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Works applications in one transaction. What is refused leaves nothing behind, nor does it touch
 * the others; if the transaction fails, each is tried by itself.
 */
@ApplicationScoped
class IntakeWork implements Work<Asked, RestResponse<FilingView>> {

    private static final Logger LOG = Logger.getLogger(IntakeWork.class);

    /** As long as a key may be in use by another request. */
    private static final Duration ALONE = Duration.ofSeconds(10);

    /** Neighbours do not wait long for what one of them has to wait for. */
    private static final Duration TOGETHER = Duration.ofMillis(250);

    private final IntakeTransaction transaction;
    private final IdempotencyKeys keys;

    IntakeWork(IntakeTransaction transaction, IdempotencyKeys keys) {
        this.transaction = transaction;
        this.keys = keys;
    }

    @Override
    public List<Answer<RestResponse<FilingView>>> together(List<Asked> jobs) {
        List<IntakeJob> all = jobs.stream().map(IntakeJob::new).toList();
        Duration patience = jobs.size() == 1 ? ALONE : TOGETHER;
        AtomicBoolean written = new AtomicBoolean();
        try {
            QuarkusTransaction.requiringNew()
                    .run(
                            () -> {
                                claim(all, patience);
                                transaction.work(all.stream().filter(IntakeJob::isOpen).toList());
                                store(all);
                                written.set(true);
                            });
        } catch (RuntimeException failure) {
            if (jobs.size() == 1) {
                throw failure;
            }
            LOG.warnf("%d applications failed together: %s", jobs.size(), failure);
            return jobs.stream().map(job -> afterFailure(job, written.get(), failure)).toList();
        }
        return all.stream().map(IntakeJob::answer).toList();
    }

    /**
     * What was not written yet is tried by itself, and so is what has a key, by which it is found
     * if it was. Whether a commit that was cut short took effect nobody knows: who sent no key is
     * told that it failed, as they are if they come alone.
     */
    private static Answer<RestResponse<FilingView>> afterFailure(
            Asked job, boolean written, RuntimeException failure) {
        return written && job.key().isEmpty() ? Answer.failed(failure) : Answer.alone();
    }

    @Override
    public RestResponse<FilingView> alone(Asked job) {
        Answer<RestResponse<FilingView>> answer = together(List.of(job)).get(0);
        return answer.result().orElseThrow(() -> answer.failure().orElseThrow());
    }

    /** Whose key was used before is answered by that; the second of two who have one waits. */
    private void claim(List<IntakeJob> all, Duration patience) {
        List<KeyUse> asked = new ArrayList<>();
        Set<List<String>> named = new HashSet<>();
        for (IntakeJob job : all) {
            Optional<KeyUse> key = job.asked().key();
            if (key.isEmpty()) {
                continue;
            }
            if (named.add(List.of(key.get().owner(), key.get().key()))) {
                asked.add(key.get());
            } else {
                job.leaveAlone();
            }
        }
        Set<KeyUse> fresh = keys.claim(asked, patience);
        for (IntakeJob job : all) {
            job.asked()
                    .key()
                    .filter(key -> job.isOpen() && !fresh.contains(key))
                    .ifPresent(key -> job.fail(keys.before(key)));
        }
        all.forEach(job -> job.claimed(fresh));
    }

    private void store(List<IntakeJob> all) {
        keys.answer(IntakeJob.answers(all));
        keys.release(
                all.stream()
                        .filter(job -> !job.isFiled())
                        .flatMap(job -> job.claimed().stream())
                        .toList());
    }
}
