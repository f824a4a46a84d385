package org.crossregion.settlement.bill;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.messaging.Outbox;
import org.crossregion.settlement.accumulator.Accounts;
import org.crossregion.settlement.accumulator.AccumulatorChange;
import org.crossregion.settlement.accumulator.Accumulators;
import org.crossregion.settlement.accumulator.YearUse;
import org.crossregion.settlement.benefit.ExplainedAmount;
import org.crossregion.settlement.person.Persons;
import org.crossregion.settlement.platform.RemoteRequests;
import org.crossregion.settlement.visit.Visit;
import org.crossregion.values.Beijing;
import org.crossregion.values.Money;
import org.crossregion.values.RegionCode;
import org.crossregion.web.audit.AuditTrail;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where bills and mirrors are entered: the fact, the person's year and account, the audit row and
 * the event, all in the caller's transaction or not at all.
 */
@ApplicationScoped
class Ledger {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyMMdd");

    private final SettlementRepository bills;
    private final Persons persons;
    private final Accumulators accumulators;
    private final Accounts accounts;
    private final RemoteRequests requests;
    private final Outbox outbox;
    private final AuditTrail audit;

    Ledger(
            SettlementRepository bills,
            Persons persons,
            Accumulators accumulators,
            Accounts accounts,
            RemoteRequests requests,
            Outbox outbox,
            AuditTrail audit) {
        this.bills = bills;
        this.persons = persons;
        this.accumulators = accumulators;
        this.accounts = accounts;
        this.requests = requests;
        this.outbox = outbox;
        this.audit = audit;
    }

    /** A, insured region, day, and seven digits of one sequence that nobody waits for. */
    String nextNumber(RegionCode insuredRegion, Instant at) {
        return "A"
                + insuredRegion
                + DAY.format(Beijing.day(at))
                + String.format("%07d", bills.nextNumber());
    }

    Optional<Settlement> find(String id) {
        return bills.find(id, persons::find);
    }

    /** The last bill of a visit, or of one batch of it, that was not taken back. */
    Optional<Settlement> standing(String visitId, String batch) {
        return bills.standing(visitId, batch).flatMap(this::find);
    }

    Optional<String> mirrorOf(String id) {
        return bills.mirrorOf(id);
    }

    /** The bill that a number means now: the last in the chain of bills restored in its place. */
    Settlement current(Settlement bill) {
        Settlement current = bill;
        Optional<String> next = current.settlementId().flatMap(bills::restored);
        while (next.isPresent()) {
            current = find(next.get()).orElseThrow();
            next = current.settlementId().flatMap(bills::restored);
        }
        return current;
    }

    /**
     * Enters a bill.
     *
     * @param reckoned what it comes to, on the person's year, locked, before it
     */
    void enter(Settlement bill, Visit visit, String batch, Reckoned reckoned) {
        enter(
                bill,
                visit,
                batch,
                reckoned.used(),
                reckoned.benefit().change(),
                reckoned.benefit().explanation());
    }

    private void enter(
            Settlement bill,
            Visit visit,
            String batch,
            YearUse used,
            YearUse change,
            List<ExplainedAmount> explanation) {
        move(bill, bill.split().account().negated());
        bills.add(bill, batch, "", explanation);
        bill.remoteRequest().ifPresent(request -> keep(request, bill));
        apply(bill, visit, Beijing.day(bill.settledAt()).getYear(), used, change);
        tell(bill, "settlement-recorded", "");
    }

    /**
     * Enters a bill once more, whose cancellation is undone.
     *
     * @param used the person's year, locked, before it
     */
    void enterRestored(Settlement original, Settlement restored, Visit visit, YearUse used) {
        String originalId = original.settlementId().orElseThrow();
        enter(
                restored,
                visit,
                bills.batch(originalId),
                used,
                accumulators.change(originalId),
                bills.explanation(originalId));
        bills.addRestored(originalId, restored.settlementId().orElseThrow());
    }

    /**
     * Enters the mirror of a bill.
     *
     * @param used the person's year, locked, that the bill was in
     */
    void enterMirror(
            Settlement original, Settlement mirror, Visit visit, YearUse used, String reason) {
        String originalId = original.settlementId().orElseThrow();
        move(mirror, original.split().account());
        bills.add(mirror, "", reason, List.of());
        mirror.remoteRequest().ifPresent(request -> keep(request, mirror));
        bills.addMirror(originalId, mirror.settlementId().orElseThrow(), mirror.kind());
        apply(
                mirror,
                visit,
                Beijing.day(original.settledAt()).getYear(),
                used,
                accumulators.change(originalId).negated());
        tell(mirror, "settlement-" + mirror.kind().code(), reason);
    }

    private void keep(String request, Settlement bill) {
        requests.keep(request, bill.settlementId().orElseThrow());
    }

    /** An account at another platform is moved there. */
    private void move(Settlement bill, Money amount) {
        if (!amount.isZero() && bill.remoteRequest().isEmpty()) {
            accounts.move(bill.person().personNo(), bill.settlementId(), amount);
        }
    }

    private void apply(Settlement bill, Visit visit, int year, YearUse used, YearUse change) {
        accumulators.apply(
                used,
                new AccumulatorChange(
                        bill.settlementId().orElseThrow(),
                        bill.originalId(),
                        bill.visitId(),
                        visit.isStay(),
                        bill.person().personNo(),
                        bill.scheme(),
                        year,
                        change));
    }

    private void tell(Settlement bill, String action, String reason) {
        audit.record(
                action,
                bill.settlementId().orElseThrow(),
                Map.of(
                        "original", bill.originalId().orElse(""),
                        "visit", bill.visitId(),
                        "institution", bill.institution(),
                        "total", bill.split().total(),
                        "cleared", bill.cleared(),
                        "reason", reason));
        outbox.add(SettlementRecorded.of(bill));
    }
}
