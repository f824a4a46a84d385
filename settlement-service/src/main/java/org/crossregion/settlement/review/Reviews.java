package org.crossregion.settlement.review;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.crossregion.settlement.refusal.SettlementRefusal;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;
import org.crossregion.web.audit.AuditTrail;
import org.crossregion.web.problem.Refused;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The agencies' review list: what is put on it, decided, and withheld until then. */
@ApplicationScoped
public class Reviews {

    private final ReviewRepository rows;
    private final AuditTrail audit;
    private final Clock clock;

    Reviews(ReviewRepository rows, AuditTrail audit, Clock clock) {
        this.rows = rows;
        this.audit = audit;
        this.clock = clock;
    }

    /** Puts something on the list, in the transaction of what took the bill back. */
    public void add(Review review) {
        rows.add(review);
        audit.record(
                "review-opened",
                review.settlementId(),
                Map.of("kind", review.kind(), "mirror", review.mirrorId()));
    }

    /** What took a bill back is undone: there is nothing to look at any more. */
    public void restored(String mirrorId, String restoredId) {
        rows.restore(mirrorId, "撤销已冲正，恢复为 " + restoredId, now());
    }

    /** What is not borne by the next bill of a year, which must be locked. */
    public Withheld withheld(String personNo, Scheme scheme, int year) {
        return rows.withheld(personNo, scheme, year);
    }

    /**
     * @param scope the region whose reviews are asked for; absent for all
     */
    List<Review.Kept> list(
            Optional<RegionCode> scope,
            Optional<ReviewKind> kind,
            boolean open,
            long after,
            int limit) {
        return rows.list(scope, kind, open, after, limit);
    }

    /**
     * Decides, once.
     *
     * @param mayDecide refuses whoever may not decide for the review's region
     */
    @Transactional
    Review.Kept decide(
            long id,
            ReviewDecision decision,
            String reason,
            String by,
            Consumer<RegionCode> mayDecide) {
        Review.Kept kept =
                rows.lock(id)
                        .orElseThrow(
                                () ->
                                        new Refused(
                                                SettlementRefusal.REVIEW_UNKNOWN,
                                                "复核事项 " + id + " 不存在"));
        mayDecide.accept(kept.review().region());
        if (kept.outcome().isPresent()) {
            throw new Refused(
                    SettlementRefusal.REVIEW_DECIDED,
                    id + " 已由 " + kept.outcome().get().by() + " 办结");
        }
        boolean possible =
                decision == ReviewDecision.CLOSED
                        || (decision == ReviewDecision.NEXT_BILL
                                && kept.review().kind() == ReviewKind.FREED_DEDUCTIBLE);
        if (!possible) {
            throw Refused.field("decision", "code", "closed, or next-bill for a freed deductible");
        }
        Review.Outcome outcome = new Review.Outcome(decision, reason, by, now());
        rows.decide(id, outcome);
        audit.record(
                "review-decided",
                kept.review().settlementId(),
                Map.of("kind", kept.review().kind(), "decision", decision, "reason", reason));
        return new Review.Kept(id, kept.review(), Optional.of(outcome));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }
}
