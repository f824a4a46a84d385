package org.crossregion.settlement.review;

import org.crossregion.values.Beijing;
import org.crossregion.values.Money;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/** A review in JSON; what there is not is null. */
record ReviewView(
        @Schema(examples = "17") String id,
        ReviewKind kind,
        RegionCode region,
        @Schema(examples = "A2201002610120000001") String settlementId,
        @Schema(examples = "A2201002610130000002") String mirrorId,
        @Schema(examples = "S2201002610050000001") String visitId,
        String personNo,
        Scheme scheme,
        int year,
        Integer admission,
        Money freed,
        OffsetDateTime madeAt,
        ReviewDecision decision,
        String reason,
        String decidedBy,
        OffsetDateTime decidedAt) {

    static ReviewView of(Review.Kept kept) {
        Review review = kept.review();
        Optional<Review.Outcome> outcome = kept.outcome();
        return new ReviewView(
                Long.toString(kept.id()),
                review.kind(),
                review.region(),
                review.settlementId(),
                review.mirrorId(),
                review.visitId(),
                review.personNo(),
                review.scheme(),
                review.year(),
                review.admission() == 0 ? null : review.admission(),
                review.freed(),
                beijing(review.madeAt()),
                outcome.map(Review.Outcome::decision).orElse(null),
                outcome.map(Review.Outcome::reason).orElse(null),
                outcome.map(Review.Outcome::by).orElse(null),
                outcome.map(Review.Outcome::at).map(ReviewView::beijing).orElse(null));
    }

    private static OffsetDateTime beijing(Instant at) {
        return at.atZone(Beijing.ZONE).toOffsetDateTime();
    }
}
