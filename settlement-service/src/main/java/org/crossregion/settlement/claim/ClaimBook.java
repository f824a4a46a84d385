package org.crossregion.settlement.claim;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.settlement.payout.Decision;
import org.crossregion.settlement.payout.Payable;
import org.crossregion.settlement.payout.Payables;
import org.crossregion.settlement.payout.Queue;
import org.crossregion.settlement.refusal.SettlementRefusal;
import org.crossregion.values.Beijing;
import org.crossregion.values.DatedNumber;
import org.crossregion.values.RegionCode;
import org.crossregion.web.problem.Refused;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Keeps claims with their lines and invoices; an invoice stands in one claim and nowhere else. */
@ApplicationScoped
class ClaimBook implements Payables {

    private final ClaimRepository claims;
    private final InvoiceRepository invoices;

    ClaimBook(ClaimRepository claims, InvoiceRepository invoices) {
        this.claims = claims;
        this.invoices = invoices;
    }

    String nextNumber(RegionCode insuredRegion, Instant at) {
        return DatedNumber.of('R', insuredRegion, Beijing.day(at), claims.nextNumber());
    }

    void add(ClaimDrafts.Draft draft) {
        Claim claim = draft.claim();
        claims.add(claim, draft.papers().lines());
        String issuer = claim.at().issuer();
        invoices.add(claim.claimId(), issuer, draft.papers().invoices())
                .ifPresent(
                        twice -> {
                            throw new Refused(
                                    SettlementRefusal.INVOICE_CLAIMED,
                                    "票据 "
                                            + twice.number()
                                            + " 已列入 "
                                            + invoices.claimedBy(issuer, twice.number())
                                                    .orElse(""));
                        });
        mustNotBeSettled(claim, draft.papers().invoices());
    }

    /** Refused if one of its invoices was settled at the institution itself. */
    void mustNotBeSettled(Claim claim) {
        mustNotBeSettled(claim, invoices.of(claim.claimId()));
    }

    private void mustNotBeSettled(Claim claim, List<ClaimInvoice> handedIn) {
        if (!claim.at().isRegistered()) {
            return;
        }
        invoices.settledAs(claim.at().code(), handedIn)
                .ifPresent(
                        settlement -> {
                            throw new Refused(
                                    SettlementRefusal.INVOICE_SETTLED,
                                    "已由 " + settlement + " 直接结算");
                        });
    }

    Claim find(String claimId) {
        return claims.find(claimId).orElseThrow(() -> unknown(claimId));
    }

    /** Locked until the transaction ends. */
    Claim lock(String claimId) {
        return claims.lock(claimId).orElseThrow(() -> unknown(claimId));
    }

    Claim.Papers papers(String claimId) {
        return new Claim.Papers(claims.lines(claimId), invoices.of(claimId));
    }

    @Override
    public Payable lockPayable(String claimId) {
        return lock(claimId).payable();
    }

    List<Claim> of(Queue queue) {
        return claims.of(queue);
    }

    Claim settled(Claim claim, Decision decision, String settlementId) {
        claims.decide(claim.claimId(), ClaimState.SETTLED, decision, Optional.of(settlementId));
        return find(claim.claimId());
    }

    Claim rejected(Claim claim, Decision decision) {
        claims.decide(claim.claimId(), ClaimState.REJECTED, decision, Optional.empty());
        invoices.free(claim.claimId());
        return find(claim.claimId());
    }

    Claim cancelled(Claim claim) {
        claims.cancel(claim.claimId());
        invoices.free(claim.claimId());
        return find(claim.claimId());
    }

    private static Refused unknown(String claimId) {
        return new Refused(SettlementRefusal.CLAIM_UNKNOWN, "零星报销申请 " + claimId + " 不存在");
    }
}
