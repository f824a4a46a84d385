package org.crossregion.settlement.bill;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.settlement.accumulator.Accounts;
import org.crossregion.settlement.accumulator.Accumulators;
import org.crossregion.settlement.accumulator.YearUse;
import org.crossregion.settlement.fee.Fees;
import org.crossregion.settlement.month.ClearedPeriods;
import org.crossregion.settlement.month.Months;
import org.crossregion.settlement.refusal.SettlementRefusal;
import org.crossregion.settlement.visit.Visit;
import org.crossregion.settlement.visit.Visits;
import org.crossregion.values.Beijing;
import org.crossregion.values.Money;
import org.crossregion.values.RegionPair;
import org.crossregion.web.problem.Refused;

import java.time.Instant;
import java.util.Optional;

/**
 * Takes a bill back by its mirror: the same amounts, negated, with a number and a time of their
 * own. The person's year and account are as if the bill had not been; later bills stay as they are,
 * and the next one bears what was freed. Locks are taken in the order of {@link Settling}.
 */
@ApplicationScoped
class Cancelling {

    private final Ledger ledger;
    private final Visits visits;
    private final Fees fees;
    private final Accumulators accumulators;
    private final Accounts accounts;
    private final Months months;
    private final ClearedPeriods cleared;

    Cancelling(
            Ledger ledger,
            Visits visits,
            Fees fees,
            Accumulators accumulators,
            Accounts accounts,
            Months months,
            ClearedPeriods cleared) {
        this.ledger = ledger;
        this.visits = visits;
        this.fees = fees;
        this.accumulators = accumulators;
        this.accounts = accounts;
        this.months = months;
        this.cleared = cleared;
    }

    Settlement cancel(CancelRequest request) {
        Settlement named = original(request);
        Instant now = months.enter();
        Visit visit = visits.lock(named.visitId(), request.institution(), request.personNo());
        Settlement original = ledger.current(named);
        Optional<String> before = ledger.mirrorOf(original.settlementId().orElseThrow());
        if (before.isPresent()) {
            return again(request, before.get());
        }
        YearUse used =
                accumulators.lock(
                        visit.personNo(),
                        original.scheme(),
                        Beijing.day(original.settledAt()).getYear());
        SettlementKind kind = kind(request, original, visit);
        Money balance = accounts.lock(visit.personNo()).plus(original.split().account());

        Settlement mirror =
                original.mirrored(
                        ledger.nextNumber(original.insuredRegion(), now),
                        kind,
                        now,
                        request.messageId(),
                        balance);
        fees.reopen(visit, original.round());
        visits.openRound(visit.visitId(), visit.openRound(), false);
        ledger.enterMirror(original, mirror, visit, used, request.reason());
        return mirror;
    }

    private Settlement original(CancelRequest request) {
        Settlement original =
                ledger.find(request.settlementId())
                        .filter(bill -> bill.institution().equals(request.institution()))
                        .filter(bill -> isOf(request, bill))
                        .orElseThrow(() -> Settlements.unknown(request.settlementId()));
        if (original.kind().isMirror()) {
            throw new Refused(
                    SettlementRefusal.NOT_A_BILL,
                    request.settlementId() + " 是 " + original.originalId().orElseThrow() + " 的撤销");
        }
        return original;
    }

    private static boolean isOf(CancelRequest request, Settlement bill) {
        return request.visitId().isEmpty() || request.visitId().equals(bill.visitId());
    }

    /**
     * The same message again is answered as before; another one is told that it is done. An undo
     * has what it wants, however it came about.
     */
    private Settlement again(CancelRequest request, String mirrorId) {
        if (request.undo()) {
            return ledger.find(mirrorId).orElseThrow();
        }
        return ledger.find(mirrorId)
                .filter(mirror -> mirror.messageId().equals(request.messageId()))
                .filter(mirror -> !mirror.messageId().isEmpty())
                .orElseThrow(
                        () ->
                                new Refused(
                                        SettlementRefusal.ALREADY_CANCELLED,
                                        request.settlementId() + " 已由 " + mirrorId + " 撤销"));
    }

    private SettlementKind kind(CancelRequest request, Settlement original, Visit visit) {
        if (request.undo() && !months.isSealed(original.originPeriod())) {
            return SettlementKind.UNDO;
        }
        if (visit.isStay() && !request.undo()) {
            mustBeTheLast(original.settlementId().orElseThrow());
        }
        RegionPair pair = new RegionPair(original.insuredRegion(), original.treatmentRegion());
        if (!original.inClearing() || !cleared.isCleared(pair, original.originPeriod())) {
            return SettlementKind.CANCELLATION;
        }
        if (visit.isStay() && !request.undo() && request.approval().isEmpty()) {
            throw new Refused(
                    SettlementRefusal.APPROVAL_REQUIRED,
                    original.originPeriod() + " 已清算，撤销须经办机构同意");
        }
        return SettlementKind.REFUND;
    }

    private void mustBeTheLast(String settlementId) {
        Optional<String> later = accumulators.laterStay(settlementId);
        if (later.isPresent()) {
            throw new Refused(SettlementRefusal.LATER_BILL_EXISTS, "请先撤销 " + later.get());
        }
    }
}
