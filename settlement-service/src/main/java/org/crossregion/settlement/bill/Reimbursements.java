package org.crossregion.settlement.bill;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.settlement.accumulator.YearChange;
import org.crossregion.settlement.benefit.ExplainedAmount;
import org.crossregion.settlement.fee.OpenLines;
import org.crossregion.settlement.refusal.SettlementRefusal;
import org.crossregion.settlement.visit.CareKind;
import org.crossregion.web.problem.Refused;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Settles what the insured region pays to the person (零星报销): by the same rules, on the same year
 * and under the same locks as what is settled directly, but never in clearing. The caller holds the
 * month and the claim, in this order, and owns the transaction.
 */
@ApplicationScoped
public class Reimbursements {

    private final Reckoning reckoning;
    private final Ledger ledger;
    private final Aftermath aftermath;

    Reimbursements(Reckoning reckoning, Ledger ledger, Aftermath aftermath) {
        this.reckoning = reckoning;
        this.ledger = ledger;
        this.aftermath = aftermath;
    }

    /** What a reimbursement would come to, and why. */
    public record Preview(Settlement bill, List<ExplainedAmount> explanation) {

        public Preview {
            explanation = List.copyOf(explanation);
        }
    }

    /** On what is true now and may be otherwise in a moment. */
    public Preview preview(Reimbursement claimed, Instant now) {
        Reckoned reckoned =
                reckoning.preview(
                        request(claimed), round(claimed), patient(claimed), claimed.countedOn());
        return new Preview(
                bill(Optional.empty(), claimed, reckoned, now), reckoned.benefit().explanation());
    }

    /**
     * @param now the settlement's time, in a month that stays open
     */
    public Settlement settle(Reimbursement claimed, Instant now) {
        Reckoned reckoned =
                reckoning.binding(
                        request(claimed), round(claimed), patient(claimed), claimed.countedOn());
        String id = ledger.nextNumber(claimed.care().insuredRegion(), now);
        Settlement bill = bill(Optional.of(id), claimed, reckoned, now);
        ledger.enter(bill, claimed.care(), "", reckoned);
        return bill;
    }

    /**
     * Takes a reimbursement back by its mirror.
     *
     * @param now the mirror's time, in a month that stays open
     */
    public Settlement cancel(String settlementId, Instant now, String reason, String requestId) {
        Settlement original =
                ledger.find(settlementId)
                        .filter(bill -> bill.channel() == SettlementChannel.MANUAL)
                        .filter(bill -> !bill.kind().isMirror())
                        .orElseThrow(() -> Settlements.unknown(settlementId));
        Optional<String> before = ledger.mirrorOf(settlementId);
        if (before.isPresent()) {
            throw new Refused(
                    SettlementRefusal.ALREADY_CANCELLED,
                    settlementId + " 已由 " + before.get() + " 撤销");
        }
        List<YearChange> held = reckoning.hold(original);
        Reckoning.Changed released = reckoning.release(original, held, now, reason);
        Settlement mirror =
                original.mirrored(
                        ledger.nextNumber(original.insuredRegion(), now),
                        SettlementKind.CANCELLATION,
                        now,
                        requestId,
                        released.balanceAfter(),
                        Optional.empty());
        boolean stay = CareKind.isStay(original.careType(), original.medType());
        ledger.enterMirror(original, mirror, stay, released.years(), reason, false);
        aftermath.note(original, mirror, stay, false, held);
        return mirror;
    }

    private static SettleRequest request(Reimbursement claimed) {
        return new SettleRequest(
                claimed.care().visitId(),
                claimed.care().personNo(),
                claimed.care().institution(),
                claimed.care().scheme(),
                claimed.parts().total(),
                false,
                claimed.requestId(),
                false,
                "",
                Optional.empty(),
                "");
    }

    private static Rounds.Round round(Reimbursement claimed) {
        return new Rounds.Round(claimed.care(), new OpenLines(claimed.lines(), claimed.parts()));
    }

    private static Patient patient(Reimbursement claimed) {
        return new Patient(
                claimed.person(),
                claimed.insurance(),
                claimed.level(),
                claimed.answer(),
                false,
                true);
    }

    private static Settlement bill(
            Optional<String> id, Reimbursement claimed, Reckoned reckoned, Instant now) {
        return Settling.bill(
                id,
                request(claimed),
                claimed.care(),
                patient(claimed),
                reckoned,
                now,
                SettlementChannel.MANUAL);
    }
}
