package org.crossregion.settlement.bill;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.settlement.accumulator.YearChange;
import org.crossregion.settlement.refusal.SettlementRefusal;
import org.crossregion.settlement.visit.Visit;
import org.crossregion.web.problem.Refused;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Takes a bill back by its mirror: the same amounts, negated, with a number and a time of their
 * own. The person's year and account are as if the bill had not been; later bills stay as they are,
 * and the next one bears what was freed. Locks are taken in the order of {@link Settling}.
 */
@ApplicationScoped
class Cancelling {

    private final Ledger ledger;
    private final Rounds rounds;
    private final MirrorKinds kinds;
    private final Aftermath aftermath;
    private final Reckoning reckoning;

    Cancelling(
            Ledger ledger,
            Rounds rounds,
            MirrorKinds kinds,
            Aftermath aftermath,
            Reckoning reckoning) {
        this.ledger = ledger;
        this.rounds = rounds;
        this.kinds = kinds;
        this.aftermath = aftermath;
        this.reckoning = reckoning;
    }

    Settlement cancel(CancelRequest request) {
        Settlement named = original(request);
        Instant now = ledger.open();
        Visit visit = rounds.lock(named, request);
        Settlement original = ledger.current(named);
        Optional<String> before = ledger.mirrorOf(original.settlementId().orElseThrow());
        if (before.isPresent()) {
            return again(request, before.get());
        }
        aftermath.prepare(original, now, request.undo());
        List<YearChange> held = reckoning.hold(original);
        SettlementKind kind = kinds.of(request, original, visit);
        Reckoning.Changed released = reckoning.release(original, held, now, request.reason());

        Settlement mirror =
                original.mirrored(
                        ledger.nextNumber(original.insuredRegion(), now),
                        kind,
                        now,
                        request.messageId(),
                        released.balanceAfter(),
                        released.remoteRequest());
        rounds.reopen(visit, original);
        ledger.enterMirror(
                original,
                mirror,
                visit.isStay(),
                released.years(),
                request.reason(),
                request.undo());
        aftermath.note(original, mirror, visit.isStay(), request.undo(), held);
        return mirror;
    }

    private Settlement original(CancelRequest request) {
        Settlement original =
                ledger.find(request.settlementId())
                        .map(bill -> Settlements.at(bill, request.institution()))
                        .filter(bill -> bill.channel() == SettlementChannel.DIRECT)
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
}
