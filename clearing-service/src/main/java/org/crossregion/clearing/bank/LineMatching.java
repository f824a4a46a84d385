package org.crossregion.clearing.bank;

import io.quarkus.narayana.jta.QuarkusTransaction;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.clearing.notice.Notice;
import org.crossregion.clearing.notice.NoticeAccount;
import org.crossregion.clearing.notice.Notices;
import org.crossregion.clearing.payment.Due;
import org.crossregion.clearing.payment.Dues;
import org.crossregion.clearing.payment.Payments;
import org.crossregion.clearing.payment.Received;
import org.crossregion.values.Money;
import org.crossregion.values.RegionCode;
import org.crossregion.values.RemittanceCode;
import org.crossregion.values.Scheme;
import org.crossregion.web.audit.AuditTrail;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.security.Caller;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** Finds out what the lines of a statement are for, and settles it, each line by itself. */
@ApplicationScoped
class LineMatching {

    private static final int PAGE = 500;

    private final BankRepository repository;
    private final Notices notices;
    private final Dues dues;
    private final Payments payments;
    private final AuditTrail audit;
    private final Caller caller;
    private final Clock clock;

    LineMatching(
            BankRepository repository,
            Notices notices,
            Dues dues,
            Payments payments,
            AuditTrail audit,
            Caller caller,
            Clock clock) {
        this.repository = repository;
        this.notices = notices;
        this.dues = dues;
        this.payments = payments;
        this.audit = audit;
        this.caller = caller;
        this.clock = clock;
    }

    /** What a transfer is made for. */
    private record Payee(RegionCode region, Optional<RegionCode> receiver, Scheme scheme) {}

    /** Matches the lines of a statement that are not matched, in their order. */
    void match(BankStatement statement, String by) {
        Map<String, Candidate> open = open();
        int after = 0;
        List<BankLine> page;
        do {
            page =
                    repository.lines(
                            new BankRepository.Asked(
                                    Optional.of(statement.id()),
                                    Optional.empty(),
                                    Optional.of(LineState.UNMATCHED),
                                    statement.id(),
                                    after,
                                    PAGE));
            for (BankLine line : page) {
                after = line.line().row();
                match(line, open, by);
            }
        } while (page.size() == PAGE);
    }

    private void match(BankLine line, Map<String, Candidate> open, String by) {
        try {
            Verdict found =
                    QuarkusTransaction.requiringNew()
                            .call(() -> settle(line.statement(), line.line().row(), open, by));
            found.parts().forEach(part -> reread(part, open));
        } catch (Refused changedMeanwhile) {
            QuarkusTransaction.requiringNew()
                    .run(
                            () ->
                                    repository.addOutcome(
                                            line.statement(),
                                            line.line().row(),
                                            Verdict.none(Reason.CHANGED_MEANWHILE),
                                            by,
                                            clock.instant()));
        }
    }

    private Verdict settle(UUID statement, int row, Map<String, Candidate> open, String by) {
        repository.lock(statement, row);
        BankLine line = repository.line(statement, row).orElseThrow();
        if (line.state() != LineState.UNMATCHED || line.assignment().isPresent()) {
            return Verdict.none(Reason.NONE);
        }
        List<Payments.Told> told = payments.told(line.line().reference());
        Verdict verdict =
                told.isEmpty()
                        ? new Recognition(this::byCode, open.values()).of(line.line())
                        : toldBefore(line, told);
        if (verdict.rule() == line.rule() && verdict.reason() == line.reason()) {
            return verdict;
        }
        long outcome = repository.addOutcome(statement, row, verdict, by, clock.instant());
        audit.record(
                "bank-line-matched",
                "bank-statement/" + statement + "/" + row,
                Map.of(
                        "rule", verdict.rule().code(),
                        "reason", verdict.reason().code(),
                        "matched", verdict.matched()));
        if (verdict.rule() == Rule.TOLD_BEFORE) {
            told.forEach(
                    one -> repository.addMatch(statement, row, one.id(), one.amount(), outcome));
        } else {
            pay(line, verdict, outcome);
        }
        return verdict;
    }

    /**
     * Recorded by hand, or by the statement of the other side. Of what another region paid only the
     * whole is told, so that nobody learns of it by guessing.
     */
    private Verdict toldBefore(BankLine line, List<Payments.Told> told) {
        Money sum = Money.sum(told.stream().map(Payments.Told::amount).toList());
        int more = sum.compareTo(line.line().amount());
        boolean own = told.stream().allMatch(one -> caller.covers(one.region()));
        if (more > 0 || more < 0 && !own) {
            return Verdict.none(Reason.TOLD_OTHERWISE);
        }
        return new Verdict(
                Rule.TOLD_BEFORE,
                more == 0 ? Reason.NONE : Reason.MORE_THAN_OPEN,
                Optional.empty(),
                Optional.of(sum),
                List.of());
    }

    /**
     * Records what a line brings, one transfer for each region and scheme: the first under the
     * line's own reference, further ones with a number behind it.
     */
    void pay(BankLine line, Verdict verdict, long outcome) {
        Map<Payee, TreeMap<String, Money>> transfers = new LinkedHashMap<>();
        for (Verdict.Part part : verdict.parts()) {
            transfers
                    .computeIfAbsent(
                            new Payee(part.region(), part.receiver(), part.scheme()),
                            payee -> new TreeMap<>())
                    .merge(part.notice(), part.amount(), Money::plus);
        }
        String reference = line.line().reference();
        int before = payments.told(reference).size();
        for (Map.Entry<Payee, TreeMap<String, Money>> transfer : transfers.entrySet()) {
            before++;
            Received received =
                    new Received(
                            before == 1 ? reference : reference + "/" + before,
                            transfer.getKey().region(),
                            transfer.getKey().scheme(),
                            line.line().valueDate(),
                            verdict.code(),
                            transfer.getKey().receiver(),
                            transfer.getValue(),
                            Optional.empty());
            UUID id = payments.receive(received);
            repository.addMatch(
                    line.statement(), line.line().row(), id, received.amount(), outcome);
        }
    }

    /** What is open of every order that the caller's regions pay, or are paid by. */
    private Map<String, Candidate> open() {
        List<Due> all =
                notices.openOrders().stream().flatMap(order -> dues.of(order).stream()).toList();
        Map<String, List<NoticeAccount>> accounts =
                notices.accounts(all.stream().map(due -> due.order().number()).distinct().toList());
        Map<String, Candidate> open = new LinkedHashMap<>();
        for (Due due : all) {
            open.put(
                    key(due.order().number(), due.receiver()),
                    new Candidate(due, accounts.getOrDefault(due.order().number(), List.of())));
        }
        return open;
    }

    private static String key(String number, Optional<RegionCode> receiver) {
        return number + receiver.map(region -> "/" + region).orElse("");
    }

    private void reread(Verdict.Part part, Map<String, Candidate> open) {
        open.computeIfPresent(
                key(part.notice(), part.receiver()),
                (same, candidate) ->
                        new Candidate(
                                new Due(notices.get(part.notice()), part.receiver()),
                                candidate.accounts()));
    }

    /**
     * What the notice of a code has to pay; of one that was voided the one that took its place. An
     * advice that is settled by disbursement stands for itself: nothing is paid in on it.
     */
    private List<Candidate> byCode(RemittanceCode code) {
        Optional<Notice> notice = notices.find(code);
        while (notice.isPresent() && notice.get().replacedBy().isPresent()) {
            notice = notices.find(notice.get().replacedBy().get());
        }
        if (notice.isEmpty()) {
            return List.of();
        }
        List<Due> found = dues.of(notice.get());
        if (found.isEmpty() && caller.covers(notice.get().region())) {
            found = List.of(new Due(notice.get(), Optional.empty()));
        }
        Map<String, List<NoticeAccount>> accounts =
                notices.accounts(found.stream().map(due -> due.order().number()).toList());
        return found.stream()
                .map(
                        due ->
                                new Candidate(
                                        due,
                                        accounts.getOrDefault(due.order().number(), List.of())))
                .toList();
    }
}
