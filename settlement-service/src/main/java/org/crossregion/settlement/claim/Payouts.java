package org.crossregion.settlement.claim;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.crossregion.settlement.bill.Settlements;
import org.crossregion.settlement.refusal.SettlementRefusal;
import org.crossregion.values.Beijing;
import org.crossregion.values.Money;
import org.crossregion.web.audit.AuditTrail;
import org.crossregion.web.identity.IdentityProtection;
import org.crossregion.web.problem.Refused;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/**
 * Records that claims were paid, and what came back: by finance, which neither registers nor
 * decides. The transfer itself is made at the bank.
 */
@ApplicationScoped
class Payouts {

    private final ClaimBook book;
    private final PayoutRepository rows;
    private final Settlements settlements;
    private final IdentityProtection protection;
    private final AuditTrail audit;

    Payouts(
            ClaimBook book,
            PayoutRepository rows,
            Settlements settlements,
            IdentityProtection protection,
            AuditTrail audit) {
        this.book = book;
        this.rows = rows;
        this.settlements = settlements;
        this.protection = protection;
        this.audit = audit;
    }

    /** The claim was paid, once: to who was named at the counter, or to somebody else by name. */
    @Transactional
    Claim paid(String claimId, PayoutRequest request, String by, Instant at) {
        Claim claim = book.lock(claimId);
        if (claim.state() != ClaimState.SETTLED || claim.isPaid()) {
            throw notDue(claim);
        }
        mustBeAnother(claim, by);
        Money due = settlements.find(claim.settlementId().orElseThrow()).split().fundTotal();
        if (!due.equals(request.amount()) || due.isZero()) {
            throw new Refused(
                    SettlementRefusal.PAYOUT_DIFFERS, "支付 " + request.amount() + "，应付 " + due);
        }
        mustBeOn("paidOn", request.paidOn(), decidedOn(claim), at);
        Payee payee =
                Optional.ofNullable(request.payee())
                        .map(
                                other ->
                                        new Payee(
                                                other.name(),
                                                other.bank(),
                                                protection.protect(other.account())))
                        .orElse(claim.payee());
        add(
                claim,
                new Payout(
                        next(claim),
                        Payout.Kind.PAID,
                        due,
                        payee,
                        request.paidOn(),
                        request.reference(),
                        "",
                        by,
                        at.truncatedTo(ChronoUnit.SECONDS)));
        return book.find(claimId);
    }

    /** What was paid came back, so that it can be paid again, or the claim stays taken back. */
    @Transactional
    Claim returned(String claimId, PayoutRequest.Return request, String by, Instant at) {
        Claim claim = book.lock(claimId);
        Payout paid =
                claim.payout()
                        .filter(last -> last.kind() == Payout.Kind.PAID)
                        .orElseThrow(() -> notDue(claim));
        mustBeOn("returnedOn", request.returnedOn(), paid.doneOn(), at);
        add(
                claim,
                new Payout(
                        next(claim),
                        Payout.Kind.RETURNED,
                        paid.amount().negated(),
                        paid.payee(),
                        request.returnedOn(),
                        request.reference(),
                        request.reason(),
                        by,
                        at.truncatedTo(ChronoUnit.SECONDS)));
        return book.find(claimId);
    }

    /** The claim needs the time of a special case; only while nobody has decided, and once. */
    @Transactional
    Claim special(String claimId, String reason, String by, Instant at) {
        Claim claim = book.lock(claimId);
        if (claim.state() != ClaimState.REGISTERED || claim.term().special().isPresent()) {
            throw new Refused(
                    SettlementRefusal.CLAIM_DECIDED,
                    claimId
                            + " "
                            + claim.state().label()
                            + claim.term().special().map(one -> "，已标记为特殊情况").orElse(""));
        }
        rows.mark(claimId, new Claim.Decision(by, at.truncatedTo(ChronoUnit.SECONDS), reason));
        audit.record("claim-special", claimId, Map.of("reason", reason));
        return book.find(claimId);
    }

    private void add(Claim claim, Payout payout) {
        rows.add(claim.claimId(), payout);
        audit.record(
                "claim-payout-" + payout.kind().code(),
                claim.claimId(),
                Map.of(
                        "amount", payout.amount(),
                        "on", payout.doneOn().toString(),
                        "reference", payout.reference(),
                        "reason", payout.reason()));
    }

    private static int next(Claim claim) {
        return claim.payout().map(Payout::sequence).orElse(0) + 1;
    }

    private static LocalDate decidedOn(Claim claim) {
        return Beijing.day(claim.decision().orElseThrow().at());
    }

    private static void mustBeOn(String field, LocalDate day, LocalDate first, Instant now) {
        if (day.isBefore(first) || day.isAfter(Beijing.day(now))) {
            throw Refused.field(
                    field, "in-time", "应在 " + first + " 至今天之间 / must lie between then and today");
        }
    }

    private static void mustBeAnother(Claim claim, String by) {
        if (claim.registeredBy().equals(by)
                || claim.decision().filter(decided -> decided.by().equals(by)).isPresent()) {
            throw new Refused(SettlementRefusal.SAME_PERSON, by + " 已办理过前一环节");
        }
    }

    private static Refused notDue(Claim claim) {
        return new Refused(
                SettlementRefusal.PAYOUT_NOT_DUE,
                claim.claimId()
                        + " "
                        + claim.state().label()
                        + claim.payout().map(last -> "，" + last.kind().label()).orElse("，未支付"));
    }
}
