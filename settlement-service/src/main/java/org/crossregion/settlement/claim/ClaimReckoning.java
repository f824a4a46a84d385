package org.crossregion.settlement.claim;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.settlement.benefit.ClaimTerms;
import org.crossregion.settlement.benefit.HospitalLevel;
import org.crossregion.settlement.bill.Reimbursement;
import org.crossregion.settlement.bill.Reimbursements;
import org.crossregion.settlement.bill.Settlement;
import org.crossregion.settlement.visit.CareKind;
import org.crossregion.settlement.visit.Diagnosis;
import org.crossregion.settlement.visit.Visit;
import org.crossregion.settlement.visit.VisitState;
import org.crossregion.values.Beijing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Computes claims by the insured region's policy, and settles them. */
@ApplicationScoped
class ClaimReckoning {

    private final Claimants claimants;
    private final ClaimEligibility eligibility;
    private final Deadlines deadlines;
    private final Reimbursements reimbursements;

    ClaimReckoning(
            Claimants claimants,
            ClaimEligibility eligibility,
            Deadlines deadlines,
            Reimbursements reimbursements) {
        this.claimants = claimants;
        this.eligibility = eligibility;
        this.deadlines = deadlines;
        this.reimbursements = reimbursements;
    }

    /** Refused if the person has no benefit for it. */
    void mustBePayable(Claim claim, List<ClaimLine> lines) {
        eligibility.mustBeOutsideStays(claim, lines.stream().map(ClaimLine::occurredOn).toList());
        reimbursement(claim, lines.size(), claim.registeredAt(), "");
    }

    Reimbursements.Preview preview(Claim claim, int lines, Instant now) {
        return reimbursements.preview(reimbursement(claim, lines, now, ""), now);
    }

    /** The claim and the month of {@code now} are locked. */
    Settlement settle(Claim claim, int lines, Instant now, String requestId) {
        return reimbursements.settle(reimbursement(claim, lines, now, requestId), now);
    }

    /** The claim and the month of {@code now} are locked. */
    Settlement cancel(Claim claim, Instant now, String reason, String requestId) {
        return reimbursements.cancel(claim.settlementId().orElseThrow(), now, reason, requestId);
    }

    private Reimbursement reimbursement(Claim claim, int lines, Instant now, String requestId) {
        Claimant claimant = claimants.find(claim.personNo(), claim.scheme(), claim.receivedOn());
        ClaimTerms terms = deadlines.terms(claim.insuredRegion(), claim.scheme(), claim.endedOn());
        LocalDate askedOn = terms.filedAfterwards() ? claim.receivedOn() : claim.endedOn();
        return new Reimbursement(
                care(claim, requestId),
                claimant.person(),
                claimant.insurance(),
                HospitalLevel.ofGrade(claim.at().level()),
                eligibility.of(
                        claim.personNo(),
                        claimant.insurance(),
                        claim.at(),
                        claim.care().careType(),
                        claim.beganOn(),
                        askedOn,
                        claim.care().emergency()),
                claim.parts(),
                lines,
                terms.yearOfSettlement() ? now : Beijing.startOf(claim.endedOn()),
                requestId);
    }

    /** The care in the shape of a visit that has ended; its number is the claim's. */
    private static Visit care(Claim claim, String requestId) {
        return new Visit(
                claim.claimId(),
                claim.at().code(),
                claim.personNo(),
                claim.scheme(),
                claim.insuredRegion(),
                claim.insuredAdmdvs(),
                claim.at().region(),
                claim.at().admdvs(),
                claim.care().careType(),
                claim.care().medType(),
                CareKind.isStay(claim.care().careType(), claim.care().medType()),
                "",
                "",
                "",
                "",
                "",
                "",
                "02",
                claim.care().emergency(),
                claim.care().injury(),
                Optional.empty(),
                Beijing.startOf(claim.beganOn()),
                Optional.of(Beijing.startOf(claim.endedOn())),
                "",
                VisitState.DISCHARGED,
                false,
                1,
                claim.diagnosis().isEmpty()
                        ? List.of()
                        : List.of(new Diagnosis("1", true, 1, "", claim.diagnosis())),
                claim.registeredAt(),
                requestId);
    }
}
