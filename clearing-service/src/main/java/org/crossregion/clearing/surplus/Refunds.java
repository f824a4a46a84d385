package org.crossregion.clearing.surplus;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.crossregion.clearing.refusal.ClearingRefusal;
import org.crossregion.messaging.EventIds;
import org.crossregion.values.Beijing;
import org.crossregion.values.Money;
import org.crossregion.web.audit.AuditTrail;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.security.Caller;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Gives back what has come over: one person proposes it, another approves it, then it is sent. */
@ApplicationScoped
class Refunds {

    private final SurplusRepository repository;
    private final AuditTrail audit;
    private final Caller caller;
    private final Clock clock;

    Refunds(SurplusRepository repository, AuditTrail audit, Caller caller, Clock clock) {
        this.repository = repository;
        this.audit = audit;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * Proposes to give back what came over on a remittance.
     *
     * @param asked how much; all that is left if it is not said
     */
    @Transactional
    Refund ofRemittance(UUID remittance, Optional<Money> asked, String reason) {
        repository.lock(remittance);
        return propose(repository.ofRemittance(remittance).filter(this::isSeen), asked, reason);
    }

    /** Proposes to give back what came over on a line of the holder's bank statement. */
    @Transactional
    Refund ofLine(UUID statement, int row, Optional<Money> asked, String reason) {
        boolean assigned = repository.lock(statement, row);
        Optional<Surplus> surplus = repository.ofLine(statement, row).filter(this::isSeen);
        if (assigned && surplus.isPresent()) {
            throw new Refused(
                    ClearingRefusal.ASSIGNMENT_OPEN, "row " + row + " is assigned already");
        }
        return propose(surplus, asked, reason);
    }

    private Refund propose(Optional<Surplus> found, Optional<Money> asked, String reason) {
        Surplus surplus =
                found.orElseThrow(
                        () ->
                                Refused.concealing(
                                        ClearingRefusal.NOTHING_OVER,
                                        "nothing has come over there"));
        caller.mustCover(surplus.holder());
        Money amount = asked.orElse(surplus.left());
        if (surplus.left().isZero() || amount.compareTo(surplus.left()) > 0) {
            throw new Refused(
                    ClearingRefusal.NOTHING_OVER,
                    surplus.left()
                            + " of "
                            + surplus.amount()
                            + " is left to be given back, not "
                            + amount);
        }
        if (!amount.isPositive()) {
            throw Refused.field("amount", "positive", "must be more than nothing");
        }
        UUID id = EventIds.next();
        repository.add(
                new Refund(
                        id,
                        surplus.remittance(),
                        surplus.statement(),
                        surplus.rowNumber(),
                        surplus.notice(),
                        surplus.payer(),
                        surplus.holder(),
                        surplus.scheme(),
                        amount,
                        reason,
                        caller.user(),
                        clock.instant(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
        return recorded(id, "refund-proposed", Map.of("amount", amount, "reason", reason));
    }

    private boolean isSeen(Surplus surplus) {
        return caller.covers(surplus.holder()) || caller.covers(surplus.payer());
    }

    /** Approves or rejects it; another person than who proposed it. */
    @Transactional
    Refund decide(UUID id, boolean approved, String reason) {
        Refund refund = locked(id, RefundState.PROPOSED);
        mustBeAnother(refund.proposedBy(), "proposed");
        repository.decide(id, approved, reason, caller.user(), clock.instant());
        return recorded(
                id,
                approved ? "refund-approved" : "refund-rejected",
                Map.of("amount", refund.amount(), "reason", reason));
    }

    /** It has been sent back; another person says so than approved it. */
    @Transactional
    Refund send(UUID id, LocalDate returnedOn, String bankReference) {
        Refund refund = locked(id, RefundState.APPROVED);
        mustBeAnother(refund.decidedBy().orElseThrow(), "approved");
        if (returnedOn.isAfter(Beijing.day(clock.instant()))) {
            throw Refused.field("returnedOn", "past", "must not lie ahead");
        }
        LocalDate approvedOn = Beijing.day(refund.decidedAt().orElseThrow());
        if (returnedOn.isBefore(approvedOn)) {
            throw Refused.field("returnedOn", "order", "must not lie before " + approvedOn);
        }
        String reference = bankReference.strip();
        if (!repository.send(id, returnedOn, reference, caller.user(), clock.instant())) {
            throw new Refused(
                    ClearingRefusal.BANK_REFERENCE_USED,
                    "reference " + reference + " stands for another refund");
        }
        return recorded(
                id,
                "refund-sent",
                Map.of(
                        "amount", refund.amount(),
                        "on", returnedOn,
                        "bankReference", reference));
    }

    /** A refund as payer and holder see it, and those above them. */
    Refund get(UUID id) {
        return repository
                .find(id)
                .filter(one -> caller.covers(one.holder()) || caller.covers(one.payer()))
                .orElseThrow(
                        () ->
                                Refused.concealing(
                                        ClearingRefusal.REFUND_UNKNOWN, "no refund " + id));
    }

    private Refund locked(UUID id, RefundState from) {
        caller.mustCover(get(id).holder());
        repository.lockRefund(id);
        Refund refund = get(id);
        if (refund.state() != from) {
            throw new Refused(
                    ClearingRefusal.REFUND_IN_OTHER_STATE,
                    "the refund is %s, not %s".formatted(refund.state().code(), from.code()));
        }
        return refund;
    }

    private void mustBeAnother(String person, String did) {
        if (person.equals(caller.user())) {
            throw new Refused(
                    ClearingRefusal.REFUND_NEEDS_ANOTHER,
                    person + " has " + did + " it and cannot take this step");
        }
    }

    private Refund recorded(UUID id, String action, Map<String, Object> detail) {
        audit.record(action, "refund/" + id, detail);
        return repository.find(id).orElseThrow();
    }
}
