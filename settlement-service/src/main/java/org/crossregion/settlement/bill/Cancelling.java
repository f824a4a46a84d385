package org.crossregion.settlement.bill;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.messaging.Outbox;
import org.crossregion.settlement.accumulator.Accounts;
import org.crossregion.settlement.accumulator.AccumulatorChange;
import org.crossregion.settlement.accumulator.Accumulators;
import org.crossregion.settlement.accumulator.YearUse;
import org.crossregion.settlement.fee.Fees;
import org.crossregion.settlement.month.ClearedPeriods;
import org.crossregion.settlement.month.Months;
import org.crossregion.settlement.person.Persons;
import org.crossregion.settlement.refusal.SettlementRefusal;
import org.crossregion.settlement.visit.Visit;
import org.crossregion.settlement.visit.VisitState;
import org.crossregion.settlement.visit.Visits;
import org.crossregion.values.Beijing;
import org.crossregion.values.Money;
import org.crossregion.values.RegionPair;
import org.crossregion.web.audit.AuditTrail;
import org.crossregion.web.problem.Refused;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes a bill back by its mirror: the same amounts, negated, with a number and a time of their
 * own. The person's year and account are as if the bill had not been; later bills stay as they are,
 * and the next one bears what was freed. Locks are taken in the order of {@link Settling}.
 */
@ApplicationScoped
class Cancelling {

    private final SettlementRepository bills;
    private final SettlementNumbers numbers;
    private final Visits visits;
    private final Fees fees;
    private final Persons persons;
    private final Accumulators accumulators;
    private final Accounts accounts;
    private final Months months;
    private final ClearedPeriods cleared;
    private final Outbox outbox;
    private final AuditTrail audit;

    Cancelling(
            SettlementRepository bills,
            SettlementNumbers numbers,
            Visits visits,
            Fees fees,
            Persons persons,
            Accumulators accumulators,
            Accounts accounts,
            Months months,
            ClearedPeriods cleared,
            Outbox outbox,
            AuditTrail audit) {
        this.bills = bills;
        this.numbers = numbers;
        this.visits = visits;
        this.fees = fees;
        this.persons = persons;
        this.accumulators = accumulators;
        this.accounts = accounts;
        this.months = months;
        this.cleared = cleared;
        this.outbox = outbox;
        this.audit = audit;
    }

    Settlement cancel(CancelRequest request) {
        Settlement original = original(request);
        String originalId = request.settlementId();
        Instant now = months.enter();
        Visit visit = visits.lock(original.visitId(), request.institution(), request.personNo());
        Optional<String> mirror = bills.mirrorOf(originalId);
        if (mirror.isPresent()) {
            return again(request, mirror.get());
        }
        int year = Beijing.day(original.settledAt()).getYear();
        String personNo = visit.personNo();
        YearUse used = accumulators.lock(personNo, original.scheme(), year);
        SettlementKind kind = kind(request, original, visit);
        boolean reopens = visit.isStay() && visit.state() == VisitState.ADMITTED && visit.settled();
        if (reopens) {
            visits.mustNotBeInHospital(personNo);
        }

        String id = numbers.next(original.insuredRegion(), now);
        Money paid = original.split().account();
        Money balance =
                paid.isZero()
                        ? accounts.balance(personNo)
                        : accounts.move(personNo, Optional.of(id), paid);
        Settlement taken = original.mirrored(id, kind, now, request.messageId(), balance);
        fees.reopen(visit, original.round());
        visits.openRound(visit.visitId(), visit.openRound(), false);
        bills.add(taken, "", request.reason(), List.of());
        bills.addMirror(originalId, id, kind);
        accumulators.apply(
                used,
                new AccumulatorChange(
                        id,
                        Optional.of(originalId),
                        visit.visitId(),
                        visit.isStay(),
                        personNo,
                        original.scheme(),
                        year,
                        accumulators.change(originalId).negated()));
        audit.record(
                "settlement-" + (kind == SettlementKind.UNDO ? "undone" : "cancelled"),
                originalId,
                Map.of(
                        "mirror", id,
                        "kind", kind.code(),
                        "institution", visit.institution(),
                        "total", taken.split().total(),
                        "reason", request.reason()));
        outbox.add(SettlementRecorded.of(taken));
        return taken;
    }

    private Settlement original(CancelRequest request) {
        Settlement original =
                bills.find(request.settlementId(), persons::find)
                        .filter(bill -> bill.institution().equals(request.institution()))
                        .orElseThrow(() -> Settlements.unknown(request.settlementId()));
        boolean ofVisit =
                request.visitId().isEmpty() || request.visitId().equals(original.visitId());
        if (!ofVisit) {
            throw Settlements.unknown(request.settlementId());
        }
        if (original.kind().isMirror()) {
            throw new Refused(
                    SettlementRefusal.NOT_A_BILL,
                    request.settlementId() + " 是 " + original.originalId().orElseThrow() + " 的撤销");
        }
        return original;
    }

    /** The same message again is answered as before; another one is told that it is done. */
    private Settlement again(CancelRequest request, String mirrorId) {
        return bills.find(mirrorId, persons::find)
                .filter(mirror -> mirror.messageId().equals(request.messageId()))
                .filter(mirror -> !mirror.messageId().isEmpty())
                .orElseThrow(
                        () ->
                                new Refused(
                                        SettlementRefusal.ALREADY_CANCELLED,
                                        request.settlementId() + " 已由 " + mirrorId + " 撤销"));
    }

    private SettlementKind kind(CancelRequest request, Settlement original, Visit visit) {
        if (request.undo()) {
            return months.isSealed(original.originPeriod())
                    ? SettlementKind.CANCELLATION
                    : SettlementKind.UNDO;
        }
        if (visit.isStay()) {
            accumulators
                    .laterStay(request.settlementId())
                    .ifPresent(
                            later -> {
                                throw new Refused(
                                        SettlementRefusal.LATER_BILL_EXISTS, "请先撤销 " + later);
                            });
        }
        RegionPair pair = new RegionPair(original.insuredRegion(), original.treatmentRegion());
        if (!original.inClearing() || !cleared.isCleared(pair, original.originPeriod())) {
            return SettlementKind.CANCELLATION;
        }
        if (visit.isStay() && request.approval().isEmpty()) {
            throw new Refused(
                    SettlementRefusal.APPROVAL_REQUIRED,
                    original.originPeriod() + " 已清算，撤销须经办机构同意");
        }
        return SettlementKind.REFUND;
    }
}
