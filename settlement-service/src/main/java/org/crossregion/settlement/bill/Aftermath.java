package org.crossregion.settlement.bill;

import io.quarkus.arc.All;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.settlement.accumulator.Accumulators;
import org.crossregion.settlement.accumulator.YearChange;
import org.crossregion.settlement.benefit.BenefitPolicies;
import org.crossregion.settlement.benefit.FreedDeductible;
import org.crossregion.settlement.review.Review;
import org.crossregion.settlement.review.ReviewKind;
import org.crossregion.settlement.review.Reviews;
import org.crossregion.values.Beijing;
import org.crossregion.values.CareType;
import org.crossregion.values.Money;
import org.crossregion.values.RegionCode;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What taking a bill back does to what is kept beside it, and leaves for an agency to look at. */
@ApplicationScoped
class Aftermath {

    private final BenefitPolicies policies;
    private final Accumulators accumulators;
    private final Reviews reviews;
    private final Approvals approvals;
    private final List<BillFollower> followers;

    Aftermath(
            BenefitPolicies policies,
            Accumulators accumulators,
            Reviews reviews,
            Approvals approvals,
            @All List<BillFollower> followers) {
        this.policies = policies;
        this.accumulators = accumulators;
        this.reviews = reviews;
        this.approvals = approvals;
        this.followers = followers;
    }

    /** Takes back what is kept beside a bill, or refuses; before the bill's years are looked at. */
    void prepare(Settlement original, Instant at, boolean undo) {
        followers.forEach(follower -> follower.takeBack(original, at, undo));
    }

    /**
     * Uses up the approval that a mirror needed (one that was not needed is spent with it), and
     * puts on the agencies' lists what they have to look at.
     *
     * @param stay whether the bill is for a stay
     * @param undo whether it was undone (2601) rather than cancelled
     * @param held what the bill had done to its years, which are locked
     */
    void note(
            Settlement original,
            Settlement mirror,
            boolean stay,
            boolean undo,
            List<YearChange> held) {
        approvals.use(original.settlementId().orElseThrow(), mirror.settlementId().orElseThrow());
        if (stay && undo && mirror.kind() == SettlementKind.REFUND) {
            reviews.add(
                    review(
                            ReviewKind.UNDONE_AFTER_CLEARING,
                            original.treatmentRegion(),
                            original,
                            mirror,
                            Beijing.day(original.settledAt()).getYear(),
                            0,
                            Money.ZERO,
                            Map.of()));
        }
        if (original.remoteRequest().isEmpty() && isReviewed(original, mirror)) {
            held.forEach(year -> noteFreed(original, mirror, year));
        }
    }

    private boolean isReviewed(Settlement original, Settlement mirror) {
        return policies.find(
                        original.insuredRegion(),
                        original.scheme(),
                        Beijing.day(mirror.settledAt()))
                .filter(policy -> policy.freedDeductible() == FreedDeductible.REVIEW)
                .isPresent();
    }

    /** Only if later bills stand that counted on it: else the year is simply as it was before. */
    private void noteFreed(Settlement original, Settlement mirror, YearChange year) {
        Money freed = year.change().deductible().plus(year.change().yearlyDeductible());
        String id = original.settlementId().orElseThrow();
        if (freed.isPositive() && accumulators.isFollowed(id, year.year())) {
            reviews.add(
                    review(
                            ReviewKind.FREED_DEDUCTIBLE,
                            original.insuredRegion(),
                            original,
                            mirror,
                            year.year(),
                            year.admission(),
                            year.change().deductible(),
                            year.change().yearlyDeductibles()));
        }
    }

    private static Review review(
            ReviewKind kind,
            RegionCode region,
            Settlement original,
            Settlement mirror,
            int year,
            int admission,
            Money deductible,
            Map<CareType, Money> yearlyDeductibles) {
        return new Review(
                kind,
                region,
                original.settlementId().orElseThrow(),
                mirror.settlementId().orElseThrow(),
                original.visitId(),
                original.person().personNo(),
                original.scheme(),
                year,
                admission,
                deductible,
                yearlyDeductibles,
                mirror.settledAt());
    }

    /** What took the bill back is undone. */
    void restored(String mirrorId, Settlement restored) {
        reviews.restored(mirrorId, restored.settlementId().orElseThrow());
    }
}
