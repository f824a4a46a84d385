package org.crossregion.settlement.claim;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.crossregion.settlement.bill.Reimbursements;
import org.crossregion.settlement.bill.Settlement;
import org.crossregion.settlement.month.Months;
import org.crossregion.settlement.payout.Decision;
import org.crossregion.settlement.refusal.SettlementRefusal;
import org.crossregion.values.Money;
import org.crossregion.web.audit.AuditTrail;
import org.crossregion.web.problem.Refused;

import java.time.Instant;
import java.util.Map;

/**
 * Takes claims in, and decides them: whoever decides is not who registered. Locks are taken in the
 * order of every settlement: the month, the claim, the person's year, the account.
 */
@ApplicationScoped
class Claims {

    private final ClaimDrafts drafts;
    private final ClaimBook book;
    private final ClaimReckoning reckoning;
    private final Months months;
    private final AuditTrail audit;

    Claims(
            ClaimDrafts drafts,
            ClaimBook book,
            ClaimReckoning reckoning,
            Months months,
            AuditTrail audit) {
        this.drafts = drafts;
        this.book = book;
        this.reckoning = reckoning;
        this.months = months;
        this.audit = audit;
    }

    /** Who asks for something, and under which request. */
    record By(String user, String requestId) {}

    @Transactional
    Claim register(ClaimRequest request, By by) {
        Instant now = months.now();
        ClaimDrafts.Draft draft =
                drafts.draft(request, by.user(), now, region -> book.nextNumber(region, now));
        reckoning.mustBePayable(draft.claim(), draft.papers().lines());
        book.add(draft);
        Claim claim = draft.claim();
        audit.record(
                "claim-registered",
                claim.claimId(),
                Map.of(
                        "personNo", claim.personNo(),
                        "institution", claim.at().code(),
                        "reason", claim.reason().code(),
                        "total", claim.parts().total()));
        return claim;
    }

    /** What it would come to now; changes nothing. */
    @Transactional
    Reimbursements.Preview preview(Claim claim) {
        mustBe(ClaimState.REGISTERED, claim);
        return reckoning.preview(claim, lines(claim), months.now());
    }

    /**
     * Settles a claim.
     *
     * @param funds what the funds pay, as the one who approves has seen it
     */
    @Transactional
    Claim approve(String claimId, Money funds, String reason, By by) {
        Instant now = months.enter();
        Claim claim = book.lock(claimId);
        mustBe(ClaimState.REGISTERED, claim);
        mustBeAnother(claim.registeredBy(), by);
        Settlement bill = reckoning.settle(claim, lines(claim), now, by.requestId());
        book.mustNotBeSettled(claim);
        if (!bill.split().fundTotal().equals(funds)) {
            throw new Refused(
                    SettlementRefusal.CLAIM_CHANGED,
                    "复核时基金支付 " + funds + "，现在为 " + bill.split().fundTotal());
        }
        String settlementId = bill.settlementId().orElseThrow();
        audit.record(
                "claim-approved",
                claimId,
                Map.of("settlement", settlementId, "funds", funds, "reason", reason));
        return book.settled(claim, new Decision(by.user(), now, reason), settlementId);
    }

    @Transactional
    Claim reject(String claimId, String reason, By by) {
        Instant now = months.now();
        Claim claim = book.lock(claimId);
        mustBe(ClaimState.REGISTERED, claim);
        mustBeAnother(claim.registeredBy(), by);
        audit.record("claim-rejected", claimId, Map.of("reason", reason));
        return book.rejected(claim, new Decision(by.user(), now, reason));
    }

    /** Takes a settled claim back; whoever approved it does not. */
    @Transactional
    Claim cancel(String claimId, String reason, By by) {
        Instant now = months.enter();
        Claim claim = book.lock(claimId);
        mustBe(ClaimState.SETTLED, claim);
        mustBeAnother(claim.decision().orElseThrow().by(), by);
        Settlement mirror = reckoning.cancel(claim, now, reason, by.requestId());
        audit.record(
                "claim-cancelled",
                claimId,
                Map.of("mirror", mirror.settlementId().orElseThrow(), "reason", reason));
        return book.cancelled(claim);
    }

    private int lines(Claim claim) {
        return book.papers(claim.claimId()).lines().size();
    }

    private static void mustBe(ClaimState state, Claim claim) {
        if (claim.state() != state) {
            throw new Refused(
                    SettlementRefusal.CLAIM_DECIDED, claim.claimId() + " " + claim.state().label());
        }
    }

    private static void mustBeAnother(String before, By by) {
        if (before.equals(by.user())) {
            throw new Refused(SettlementRefusal.SAME_PERSON, before + " 已办理过前一环节");
        }
    }
}
