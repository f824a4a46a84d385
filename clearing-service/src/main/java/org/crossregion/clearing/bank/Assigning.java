package org.crossregion.clearing.bank;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.crossregion.clearing.notice.Notices;
import org.crossregion.clearing.payment.Due;
import org.crossregion.clearing.payment.Dues;
import org.crossregion.clearing.refusal.ClearingRefusal;
import org.crossregion.messaging.EventIds;
import org.crossregion.values.Money;
import org.crossregion.web.audit.AuditTrail;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.security.Caller;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Lets one person say what a line is for, and another confirm it; only then is it settled. */
@ApplicationScoped
class Assigning {

    private final BankRepository repository;
    private final LineMatching matching;
    private final Notices notices;
    private final Dues dues;
    private final AuditTrail audit;
    private final Caller caller;
    private final Clock clock;

    Assigning(
            BankRepository repository,
            LineMatching matching,
            Notices notices,
            Dues dues,
            AuditTrail audit,
            Caller caller,
            Clock clock) {
        this.repository = repository;
        this.matching = matching;
        this.notices = notices;
        this.dues = dues;
        this.audit = audit;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * Proposes what a line, or its rest, is for.
     *
     * @param parts none if it has nothing to do with clearing
     */
    @Transactional
    void propose(UUID statement, int row, List<Assignment.Part> parts, String reason) {
        BankLine line = taken(statement, row);
        if (line.assignment().isPresent()) {
            throw new Refused(
                    ClearingRefusal.ASSIGNMENT_OPEN, named(line) + " is assigned already");
        }
        Money assigned = Money.sum(parts.stream().map(Assignment.Part::amount).toList());
        if (assigned.compareTo(line.rest()) > 0) {
            throw new Refused(
                    ClearingRefusal.PAYMENT_TOO_HIGH,
                    assigned + " is assigned, and " + line.rest() + " of the line is left");
        }
        Set<Assignment.Part> named = new HashSet<>();
        for (int i = 0; i < parts.size(); i++) {
            Assignment.Part part = parts.get(i);
            if (!named.add(part.of(Money.ZERO))) {
                throw Refused.field(
                        "parts[" + i + "]", "unique", part.notice() + " is named twice");
            }
            mustBeOpen(i, part);
        }
        Assignment assignment =
                new Assignment(
                        EventIds.next(),
                        statement,
                        row,
                        parts,
                        reason,
                        caller.user(),
                        clock.instant(),
                        Optional.empty());
        repository.add(assignment);
        record("bank-line-assigned", line, assignment, reason);
    }

    private void mustBeOpen(int index, Assignment.Part part) {
        String field = "parts[" + index + "].amount";
        if (!part.amount().isPositive()) {
            throw Refused.field(field, "positive", "must be more than nothing");
        }
        Due due = due(part);
        if (part.amount().compareTo(due.open(part.scheme())) > 0) {
            throw new Refused(
                    ClearingRefusal.PAYMENT_TOO_HIGH,
                    field
                            + ": "
                            + due.open(part.scheme())
                            + " is open on "
                            + due.order().number()
                            + " for "
                            + part.scheme().code());
        }
    }

    /** Confirms the assignment that waits, and settles the notices it names; or rejects it. */
    @Transactional
    void decide(UUID statement, int row, boolean confirmed, String reason) {
        BankLine line = taken(statement, row);
        Assignment assignment =
                repository.assignments(statement, row).stream()
                        .filter(one -> one.decision().isEmpty())
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        new Refused(
                                                ClearingRefusal.ASSIGNMENT_UNKNOWN,
                                                "no assignment of " + named(line) + " waits"));
        if (assignment.proposedBy().equals(caller.user())) {
            throw new Refused(
                    ClearingRefusal.ASSIGNMENT_NEEDS_ANOTHER,
                    caller.user() + " proposed it and cannot decide it");
        }
        repository.decide(
                assignment.id(),
                new Assignment.Decision(confirmed, reason, caller.user(), clock.instant()));
        if (confirmed) {
            settle(line, assignment);
        }
        record(
                confirmed ? "bank-assignment-confirmed" : "bank-assignment-rejected",
                line,
                assignment,
                reason);
    }

    private void settle(BankLine line, Assignment assignment) {
        List<Verdict.Part> parts = assignment.parts().stream().map(this::part).toList();
        Money left =
                line.rest().minus(Money.sum(parts.stream().map(Verdict.Part::amount).toList()));
        Verdict verdict =
                new Verdict(
                        assignment.dismisses() ? Rule.DISMISSED : Rule.ASSIGNED,
                        left.isZero() || assignment.dismisses()
                                ? Reason.NONE
                                : Reason.MORE_THAN_OPEN,
                        Optional.empty(),
                        line.expected(),
                        parts);
        long outcome =
                repository.addOutcome(
                        line.statement(),
                        line.line().row(),
                        verdict,
                        caller.user(),
                        clock.instant());
        matching.pay(line, verdict, outcome);
    }

    private Verdict.Part part(Assignment.Part part) {
        Due due = due(part);
        return new Verdict.Part(
                due.order().number(),
                due.order().region(),
                due.receiver(),
                part.scheme(),
                part.amount());
    }

    private Due due(Assignment.Part part) {
        return dues.one(notices.get(part.notice()), part.counterparty());
    }

    private BankLine taken(UUID statement, int row) {
        repository.lock(statement, row);
        BankLine line =
                repository
                        .line(statement, row)
                        .orElseThrow(() -> BankStatements.unknown(statement + " row " + row));
        if (!line.state().isOpen()) {
            throw new Refused(
                    ClearingRefusal.BANK_LINE_SETTLED, named(line) + " is " + line.state().code());
        }
        return line;
    }

    private void record(String action, BankLine line, Assignment assignment, String reason) {
        audit.record(
                action,
                "bank-statement/" + line.statement() + "/" + line.line().row(),
                Map.of(
                        "assignment", assignment.id(),
                        "parts", assignment.parts(),
                        "reason", reason));
    }

    private static String named(BankLine line) {
        return "row " + line.line().row();
    }
}
