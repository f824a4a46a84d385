package org.crossregion.settlement.topup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.crossregion.settlement.bill.Settlement;
import org.crossregion.settlement.month.Months;
import org.crossregion.settlement.payout.Decision;
import org.crossregion.settlement.refusal.SettlementRefusal;
import org.crossregion.values.Money;
import org.crossregion.web.audit.AuditTrail;
import org.crossregion.web.problem.Refused;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Proposes top-ups and decides them: whoever decides is not who proposed. Locks are taken in the
 * order of every settlement: the month, the visit, the person's years, the account.
 */
@ApplicationScoped
class TopUps {

    private final ToppedUp bills;
    private final TopUpReckoning reckoning;
    private final TopUpBook book;
    private final Months months;
    private final AuditTrail audit;

    TopUps(
            ToppedUp bills,
            TopUpReckoning reckoning,
            TopUpBook book,
            Months months,
            AuditTrail audit) {
        this.bills = bills;
        this.reckoning = reckoning;
        this.book = book;
        this.months = months;
        this.audit = audit;
    }

    /** A proposal with what it would pay. */
    record Proposed(TopUp topUp, Underpaid underpaid) {}

    @Transactional
    Proposed propose(String settlementId, TopUpRequest request, String by) {
        Settlement bill = bills.standing(settlementId);
        Correction correction = bills.correction(bill, request);
        Instant now = months.now();
        TopUp topUp =
                new TopUp(
                        book.nextNumber(bill.insuredRegion(), now),
                        TopUpState.PROPOSED,
                        settlementId,
                        bill.person().personNo(),
                        bill.insuredRegion(),
                        request.cause(),
                        correction,
                        request.reason(),
                        request.evidence(),
                        by,
                        now,
                        bills.payee(request),
                        bills.term(bill),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());
        book.mustBeTheFirst(topUp);
        Underpaid underpaid = underpaid(bill, topUp);
        book.add(topUp);
        audit.record(
                "top-up-proposed",
                topUp.topUpId(),
                Map.of(
                        "settlement", settlementId,
                        "cause", request.cause().code(),
                        "amount", underpaid.amount(),
                        "reason", topUp.reason()));
        return new Proposed(topUp, underpaid);
    }

    /** What it would pay now; changes nothing. */
    @Transactional
    Underpaid preview(TopUp topUp) {
        mustBe(TopUpState.PROPOSED, topUp);
        return underpaid(bills.standing(topUp.settlementId()), topUp);
    }

    private Underpaid underpaid(Settlement bill, TopUp topUp) {
        List<TopUp> standing = book.standing(topUp.settlementId());
        List<Correction> corrections =
                new ArrayList<>(standing.stream().map(TopUp::correction).toList());
        corrections.add(topUp.correction());
        return reckoning.reckon(bill, corrections, book.payments(standing));
    }

    /**
     * Pays a top-up.
     *
     * @param amount as the one who approves has seen it
     */
    @Transactional
    TopUp approve(String topUpId, Money amount, String reason, String by) {
        Instant now = months.enter();
        Settlement bill = bills.lock(book.find(topUpId).settlementId());
        TopUp topUp = book.lock(topUpId);
        mustBe(TopUpState.PROPOSED, topUp);
        mustBeAnother(topUp.proposedBy(), by);
        book.lockYears(bill);
        Underpaid underpaid = underpaid(bill, topUp);
        if (!underpaid.amount().equals(amount)) {
            throw new Refused(
                    SettlementRefusal.CLAIM_CHANGED,
                    "复核时 " + amount + "，现在为 " + underpaid.amount());
        }
        book.pay(topUp, bill, underpaid, new Decision(by, now, reason));
        audit.record(
                "top-up-approved",
                topUpId,
                Map.of(
                        "settlement",
                        topUp.settlementId(),
                        "amount",
                        amount,
                        "account",
                        underpaid.account(),
                        "reason",
                        reason));
        return book.find(topUpId);
    }

    @Transactional
    TopUp reject(String topUpId, String reason, String by) {
        Instant now = months.now();
        TopUp topUp = book.lock(topUpId);
        mustBe(TopUpState.PROPOSED, topUp);
        mustBeAnother(topUp.proposedBy(), by);
        book.reject(topUp, new Decision(by, now, reason));
        audit.record("top-up-rejected", topUpId, Map.of("reason", reason));
        return book.find(topUpId);
    }

    /** Takes a top-up back; whoever approved it does not. */
    @Transactional
    TopUp cancel(String topUpId, String reason, String by) {
        Instant now = months.enter();
        Settlement bill = bills.lock(book.find(topUpId).settlementId());
        TopUp topUp = book.lock(topUpId);
        mustBe(TopUpState.SETTLED, topUp);
        mustBeAnother(topUp.decision().orElseThrow().by(), by);
        mustBeTheLast(topUp);
        book.takeBack(topUp, bill, now, reason);
        audit.record("top-up-cancelled", topUpId, Map.of("reason", reason));
        return book.find(topUpId);
    }

    /** A later one was reckoned on what this one paid. */
    private void mustBeTheLast(TopUp topUp) {
        List<TopUp> standing = book.standing(topUp.settlementId());
        TopUp last = standing.get(standing.size() - 1);
        if (!last.topUpId().equals(topUp.topUpId())) {
            throw new Refused(SettlementRefusal.TOP_UP_STANDS, "请先撤销 " + last.topUpId());
        }
    }

    private static void mustBe(TopUpState state, TopUp topUp) {
        if (topUp.state() != state) {
            throw new Refused(
                    SettlementRefusal.CLAIM_DECIDED, topUp.topUpId() + " " + topUp.state().label());
        }
    }

    private static void mustBeAnother(String before, String by) {
        if (before.equals(by)) {
            throw new Refused(SettlementRefusal.SAME_PERSON, before + " 已办理过前一环节");
        }
    }
}
