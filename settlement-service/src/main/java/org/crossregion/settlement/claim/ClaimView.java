package org.crossregion.settlement.claim;

import org.crossregion.settlement.bill.SettlementView;
import org.crossregion.settlement.payout.Decision;
import org.crossregion.settlement.payout.DueDates;
import org.crossregion.settlement.payout.PaidTo;
import org.crossregion.settlement.payout.Payout;
import org.crossregion.settlement.payout.PayoutView;
import org.crossregion.values.Beijing;
import org.crossregion.values.CareType;
import org.crossregion.values.Money;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;

/**
 * A claim in JSON; what there is not is null.
 *
 * @param lastDay it could be handed in on
 * @param dueOn the day by which it is to be decided and paid; null while the calendar of that year
 *     is not known
 * @param special why it takes longer
 * @param paidOn null if it is not paid, or what was paid has come back
 */
record ClaimView(
        @Schema(examples = "R2201002610120000001") String id,
        ClaimState state,
        String personNo,
        Scheme scheme,
        RegionCode insuredRegion,
        At institution,
        CareType careType,
        @Schema(examples = "21") String medType,
        boolean emergency,
        boolean injury,
        LocalDate beganOn,
        LocalDate endedOn,
        ClaimReason reason,
        String detail,
        String diagnosis,
        Map<EvidenceKind, String> evidence,
        LocalDate lastDay,
        Long extension,
        LocalDate receivedOn,
        LocalDate dueOn,
        boolean overdue,
        String special,
        @Schema(examples = "1") String payLocation,
        @Schema(examples = "1") String fullAmountAdvanced,
        PaidTo payee,
        Money total,
        Money fullSelfPay,
        Money overLimit,
        Money priorSelfPay,
        Money inScope,
        String registeredBy,
        OffsetDateTime registeredAt,
        String decidedBy,
        OffsetDateTime decidedAt,
        String decision,
        @Schema(examples = "A2201002610120000001") String settlementId,
        LocalDate paidOn) {

    /** Where the care was given; the code is null if the institution is not in the register. */
    record At(String code, String name, String level, RegionCode region) {}

    /**
     * @param paidTo with the account masked
     */
    static ClaimView of(Claim claim, PaidTo paidTo, DueDates.Due due) {
        return new ClaimView(
                claim.claimId(),
                claim.state(),
                claim.personNo(),
                claim.scheme(),
                claim.insuredRegion(),
                new At(
                        claim.at().isRegistered() ? claim.at().code() : null,
                        claim.at().name(),
                        claim.at().level(),
                        claim.at().admdvs()),
                claim.care().careType(),
                claim.care().medType(),
                claim.care().emergency(),
                claim.care().injury(),
                claim.beganOn(),
                claim.endedOn(),
                claim.reason(),
                claim.detail(),
                claim.diagnosis(),
                claim.evidence(),
                claim.lastDay().orElse(null),
                claim.extension().orElse(null),
                claim.receivedOn(),
                due.on().orElse(null),
                due.overdue(),
                claim.term().special().map(Decision::reason).orElse(null),
                "1",
                "1",
                paidTo,
                claim.parts().total(),
                claim.parts().fullSelfPay(),
                claim.parts().overLimit(),
                claim.parts().priorSelfPay(),
                claim.parts().inScope(),
                claim.registeredBy(),
                at(claim.registeredAt()),
                claim.decision().map(Decision::by).orElse(null),
                claim.decision().map(decided -> at(decided.at())).orElse(null),
                claim.decision().map(Decision::reason).orElse(null),
                claim.settlementId().orElse(null),
                claim.payout().filter(Payout::isPaid).map(Payout::doneOn).orElse(null));
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atZone(Beijing.ZONE).toOffsetDateTime();
    }

    /**
     * A claim with what was handed in.
     *
     * @param overlapping standing settlements of the person whose care overlaps in time: the same
     *     care twice is for the checker to see
     */
    record Whole(
            ClaimView claim,
            List<Invoice> invoices,
            List<Line> lines,
            List<PayoutView> payouts,
            List<String> overlapping) {

        static Whole of(
                ClaimView claim,
                Claim.Papers papers,
                List<PayoutView> payouts,
                List<String> overlapping) {
            return new Whole(
                    claim,
                    papers.invoices().stream()
                            .map(one -> new Invoice(one.number(), one.amount()))
                            .toList(),
                    papers.lines().stream().map(Line::of).toList(),
                    payouts,
                    overlapping);
        }
    }

    /** An invoice of a claim. */
    record Invoice(String number, Money amount) {}

    /** A line of a claim; a sum of a category has no item. */
    record Line(
            int lineNo,
            String itemCode,
            String itemName,
            String category,
            LocalDate occurredOn,
            BigDecimal count,
            Money amount,
            Money fullSelfPay,
            Money overLimit,
            Money priorSelfPay,
            Money inScope) {

        static Line of(ClaimLine line) {
            return new Line(
                    line.lineNo(),
                    line.itemCode().isEmpty() ? null : line.itemCode(),
                    line.itemName(),
                    line.chargeCategory(),
                    line.occurredOn(),
                    line.count(),
                    line.parts().total(),
                    line.parts().fullSelfPay(),
                    line.parts().overLimit(),
                    line.parts().priorSelfPay(),
                    line.parts().inScope());
        }
    }

    /** What a claim would come to, and why. */
    record Computation(SettlementView settlement, List<SettlementView.Amount> explanation) {}
}
