package org.crossregion.filing.batch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.crossregion.filing.filing.Transition;
import org.crossregion.filing.refusal.FilingRefusal;
import org.crossregion.values.RegionCode;
import org.crossregion.web.audit.AuditTrail;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.problem.Violation;
import org.crossregion.web.security.Caller;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Takes a clerk's word on a whole list; the filings are reviewed afterwards, one by one. */
@ApplicationScoped
class BatchReviews {

    private final BatchRepository batches;
    private final BatchReviewRepository reviews;
    private final AuditTrail audit;
    private final Caller caller;
    private final Clock clock;

    BatchReviews(
            BatchRepository batches,
            BatchReviewRepository reviews,
            AuditTrail audit,
            Caller caller,
            Clock clock) {
        this.batches = batches;
        this.reviews = reviews;
        this.audit = audit;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * @param rows of the list; none for all that waits for its review
     * @throws Refused if the list is not worked yet, was handed in by the caller, is under review,
     *     or has nothing that waits
     */
    @Transactional
    BatchReview ask(String id, Transition step, List<Integer> rows, String reason) {
        Batch batch = batches.lock(id).orElseThrow(() -> BatchDecision.unknown(id));
        caller.mustCover(batch.region());
        mustBeReviewable(batch);
        List<Integer> wanted = List.copyOf(new TreeSet<>(rows));
        mustHaveFiled(id, wanted);
        int total = reviews.count(id, wanted);
        if (total == 0) {
            throw new Refused(
                    FilingRefusal.BATCH_NOTHING_TO_REVIEW,
                    "nothing of batch " + id + " waits for its review");
        }
        BatchReview review =
                new BatchReview(
                        id,
                        reviews.nextNo(id),
                        step,
                        reason,
                        total,
                        caller.user(),
                        caller.roles(),
                        caller.region().map(RegionCode::value).orElse(""),
                        clock.instant(),
                        Optional.empty());
        reviews.add(review, wanted);
        audit.record(
                "filing-batch-review-" + step.code(),
                "filing-batch/" + id,
                Map.of(
                        "reason",
                        reason,
                        "region",
                        batch.region().value(),
                        "review",
                        review.no(),
                        "filings",
                        total));
        return review;
    }

    private void mustBeReviewable(Batch batch) {
        if (batch.state() != BatchState.DONE) {
            throw new Refused(
                    FilingRefusal.BATCH_UNFINISHED,
                    "batch " + batch.id() + " is " + batch.state().code());
        }
        if (batch.uploadedBy().equals(caller.user())) {
            throw new Refused(
                    FilingRefusal.BATCH_NEEDS_ANOTHER,
                    "batch " + batch.id() + " was handed in by " + caller.user());
        }
        boolean underWay =
                reviews.ofBatch(batch.id(), reviews.nextNo(batch.id()) - 2L, 1).stream()
                        .anyMatch(last -> last.finishedAt().isEmpty());
        if (underWay) {
            throw new Refused(
                    FilingRefusal.BATCH_REVIEW_UNDER_WAY,
                    "another review of batch " + batch.id() + " has not ended");
        }
    }

    private void mustHaveFiled(String id, List<Integer> wanted) {
        if (wanted.isEmpty()) {
            return;
        }
        List<Integer> filed = reviews.filedRows(id, wanted);
        List<Integer> others = wanted.stream().filter(row -> !filed.contains(row)).toList();
        if (!others.isEmpty()) {
            String message = "rows that filed nothing: " + others;
            throw new Refused(
                    FilingRefusal.BATCH_NOTHING_TO_REVIEW,
                    message,
                    List.of(new Violation("rows", "filed", message)));
        }
    }
}
