package org.crossregion.settlement.payout;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.crossregion.settlement.refusal.SettlementRefusal;
import org.crossregion.values.Beijing;
import org.crossregion.values.Money;
import org.crossregion.web.audit.AuditTrail;
import org.crossregion.web.problem.Refused;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Records that claims and top-ups were paid, and what came back: by finance, which neither
 * registers nor decides. The transfer itself is made at the bank.
 */
@ApplicationScoped
public class Payouts {

    private final PayoutRepository rows;
    private final Payees payees;
    private final AuditTrail audit;
    private final Clock clock;

    Payouts(PayoutRepository rows, Payees payees, AuditTrail audit, Clock clock) {
        this.rows = rows;
        this.payees = payees;
        this.audit = audit;
        this.clock = clock;
    }

    /** It was paid, once: to who was named before, or to somebody else by name. */
    @Transactional
    public void paid(Payables of, String id, PayoutRequest request, String by) {
        Payable payable = of.lockPayable(id);
        if (payable.due().isEmpty() || payable.isPaid()) {
            throw notDue(payable);
        }
        if (payable.hands().contains(by)) {
            throw new Refused(SettlementRefusal.SAME_PERSON, by + " 已办理过前一环节");
        }
        Money due = payable.due().get();
        if (!due.equals(request.amount()) || due.isZero()) {
            throw new Refused(
                    SettlementRefusal.PAYOUT_DIFFERS, "支付 " + request.amount() + "，应付 " + due);
        }
        Instant now = now();
        mustBeOn("paidOn", request.paidOn(), payable.decidedOn().orElseThrow(), now);
        Payee payee =
                Optional.ofNullable(request.payee())
                        .map(payees::of)
                        .or(payable::payee)
                        .orElseThrow(
                                () ->
                                        Refused.field(
                                                "payee",
                                                "required",
                                                "尚未登记收款人 / nobody has been named yet"));
        add(
                payable,
                new Payout(
                        payable.next(),
                        Payout.Kind.PAID,
                        due,
                        payee,
                        request.paidOn(),
                        request.reference(),
                        "",
                        by,
                        now));
    }

    /** What was paid came back, so that it can be paid again, or stays taken back. */
    @Transactional
    public void returned(Payables of, String id, PayoutRequest.Return request, String by) {
        Payable payable = of.lockPayable(id);
        Payout paid = payable.last().filter(Payout::isPaid).orElseThrow(() -> notDue(payable));
        Instant now = now();
        mustBeOn("returnedOn", request.returnedOn(), paid.doneOn(), now);
        add(
                payable,
                new Payout(
                        payable.next(),
                        Payout.Kind.RETURNED,
                        paid.amount().negated(),
                        paid.payee(),
                        request.returnedOn(),
                        request.reference(),
                        request.reason(),
                        by,
                        now));
    }

    /** It needs the time of a special case; only while nobody has decided, and once. */
    @Transactional
    public void special(Payables of, String id, String reason, String by) {
        Payable payable = of.lockPayable(id);
        if (!payable.undecided() || payable.term().special().isPresent()) {
            throw new Refused(
                    SettlementRefusal.CLAIM_DECIDED,
                    id
                            + " "
                            + payable.state()
                            + payable.term().special().map(one -> "，已标记为特殊情况").orElse(""));
        }
        rows.mark(id, new Decision(by, now(), reason));
        audit.record(payable.what() + "-special", id, Map.of("reason", reason));
    }

    /** What was paid and came back, in order. */
    public List<PayoutView> of(String id) {
        return of(List.of(id)).getOrDefault(id, List.of());
    }

    /** By claim or top-up. */
    public Map<String, List<PayoutView>> of(Collection<String> ids) {
        Map<String, List<PayoutView>> views = new HashMap<>();
        rows.of(ids)
                .forEach(
                        (id, payouts) ->
                                views.put(
                                        id,
                                        payouts.stream()
                                                .map(
                                                        one ->
                                                                PayoutView.of(
                                                                        one,
                                                                        payees.shown(one.payee())))
                                                .toList()));
        return views;
    }

    private void add(Payable payable, Payout payout) {
        rows.add(payable.id(), payout);
        audit.record(
                payable.what() + "-payout-" + payout.kind().code(),
                payable.id(),
                Map.of(
                        "amount", payout.amount(),
                        "on", payout.doneOn().toString(),
                        "reference", payout.reference(),
                        "reason", payout.reason()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    private static void mustBeOn(String field, LocalDate day, LocalDate first, Instant now) {
        if (day.isBefore(first) || day.isAfter(Beijing.day(now))) {
            throw Refused.field(
                    field, "in-time", "应在 " + first + " 至今天之间 / must lie between then and today");
        }
    }

    private static Refused notDue(Payable payable) {
        return new Refused(
                SettlementRefusal.PAYOUT_NOT_DUE,
                payable.id()
                        + " "
                        + payable.state()
                        + payable.last().map(last -> "，" + last.kind().label()).orElse("，未支付"));
    }
}
