package org.crossregion.settlement.review;

import org.crossregion.values.CareType;
import org.crossregion.values.Money;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * One bill that was taken back and that an agency has to look at.
 *
 * @param region whose agency: the insured region's for a deductible, the treatment region's for an
 *     undone stay
 * @param settlementId the bill
 * @param mirrorId what took it back
 * @param year in which the deductible was borne
 * @param admission of the year that the bill's stay was; 0 if none
 * @param deductible of the admission
 * @param yearlyDeductibles borne of yearly deductibles, by kind of care
 */
public record Review(
        ReviewKind kind,
        RegionCode region,
        String settlementId,
        String mirrorId,
        String visitId,
        String personNo,
        Scheme scheme,
        int year,
        int admission,
        Money deductible,
        Map<CareType, Money> yearlyDeductibles,
        Instant madeAt) {

    public Review {
        yearlyDeductibles = Map.copyOf(yearlyDeductibles);
    }

    Money freed() {
        return deductible.plus(Money.sum(yearlyDeductibles.values()));
    }

    /** How it ended. */
    record Outcome(ReviewDecision decision, String reason, String by, Instant at) {}

    /** As it is kept. */
    record Kept(long id, Review review, Optional<Outcome> outcome) {}
}
