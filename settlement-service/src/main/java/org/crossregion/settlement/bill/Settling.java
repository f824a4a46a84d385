package org.crossregion.settlement.bill;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.settlement.fee.OpenLines;
import org.crossregion.settlement.month.Months;
import org.crossregion.settlement.refusal.SettlementRefusal;
import org.crossregion.settlement.visit.Visit;
import org.crossregion.values.Beijing;
import org.crossregion.values.FundSplit;
import org.crossregion.values.Money;
import org.crossregion.values.Period;
import org.crossregion.web.problem.Refused;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Settles a bill, in the caller's one transaction. The order of locks is the same for everybody:
 *
 * <ol>
 *   <li>the month, shared by all who settle, taken alone by its seal;
 *   <li>the visit;
 *   <li>the person's years, the earlier one first;
 *   <li>the person's account.
 * </ol>
 *
 * <p>Nothing binding is read before its lock. What is found out about the patient before (so that
 * filing-service is asked, if at all, while nothing is locked) holds only if the visit, once
 * locked, still asks the same on the same day; else it is found out again. Another platform
 * computes under the first two locks; who takes a bill back there holds the year, too, so that no
 * later bill of a stay slips in between. What is numbered (settlements, events) is numbered after
 * the locks.
 */
@ApplicationScoped
class Settling {

    private final Rounds rounds;
    private final Patients patients;
    private final Reckoning reckoning;
    private final Months months;
    private final Ledger ledger;

    Settling(Rounds rounds, Patients patients, Reckoning reckoning, Months months, Ledger ledger) {
        this.rounds = rounds;
        this.patients = patients;
        this.reckoning = reckoning;
        this.months = months;
        this.ledger = ledger;
    }

    /** The visit that a request names, as it is now. */
    Visit visit(SettleRequest request) {
        return rounds.visit(request);
    }

    Settlement preSettle(SettleRequest request, Visit visit) {
        Rounds.Round round = rounds.open(visit, request);
        Instant now = months.now();
        Patient patient = patients.of(round, now);
        if (round.isEmpty()) {
            throw noLines(round.visit());
        }
        mustAddUp(request, round.lines());
        rounds.mustBeOutsideStays(round.visit(), request);
        Reckoned reckoned = reckoning.preview(request, round, patient, now);
        return bill(
                Optional.empty(),
                request,
                round.visit(),
                patient,
                reckoned,
                now,
                SettlementChannel.DIRECT);
    }

    /**
     * @param found the visit as it was a moment ago
     */
    Settlement settle(SettleRequest request, Visit found) {
        Rounds.Round seen = rounds.open(found, request);
        if (seen.isEmpty()) {
            return again(seen.visit(), request);
        }
        Instant asked = months.now();
        Patient patient = patients.of(seen, asked);

        Instant now = months.enter();
        Rounds.Round round = rounds.lock(request);
        Visit visit = round.visit();
        if (round.isEmpty()) {
            return again(visit, request);
        }
        mustAddUp(request, round.lines());
        rounds.mustBeOutsideStays(visit, request);
        if (!visit.asksAs(seen.visit()) || !Beijing.day(now).equals(Beijing.day(asked))) {
            patient = patients.of(round, now);
        }
        Reckoned reckoned = reckoning.binding(request, round, patient, now);

        String id = ledger.nextNumber(visit.insuredRegion(), now);
        Settlement bill =
                bill(
                        Optional.of(id),
                        request,
                        visit,
                        patient,
                        reckoned,
                        now,
                        SettlementChannel.DIRECT);
        rounds.close(visit, request);
        ledger.enter(bill, visit, request.batch(), reckoned);
        return bill;
    }

    /** No lines are open: either the reply was lost and this asks again, or it asks for nothing. */
    private Settlement again(Visit visit, SettleRequest request) {
        Settlement last =
                ledger.standing(visit.visitId(), request.batch()).orElseThrow(() -> noLines(visit));
        List<String> differing = differing(last, request);
        if (!differing.isEmpty()) {
            throw new Refused(
                    SettlementRefusal.ALREADY_SETTLED,
                    visit.visitId()
                            + " 已结算："
                            + last.settlementId().orElseThrow()
                            + "，总额 "
                            + last.split().total()
                            + "；不同的内容："
                            + String.join("、", differing));
        }
        return last;
    }

    /** What a request says otherwise than the bill that stands. */
    private static List<String> differing(Settlement last, SettleRequest request) {
        List<String> differing = new ArrayList<>();
        if (!last.split().total().equals(request.statedTotal())) {
            differing.add("总额");
        }
        if (last.useAccount() != request.useAccount()) {
            differing.add("个人账户使用标志");
        }
        if (last.midStay() != request.midStay()) {
            differing.add("中途结算标志");
        }
        if (request.care().filter(care -> !care.medType().equals(last.medType())).isPresent()) {
            differing.add("医疗类别（原为 " + last.medType() + "）");
        }
        return differing;
    }

    private static Refused noLines(Visit visit) {
        return new Refused(SettlementRefusal.NO_FEE_LINES, visit.visitId() + " 没有待结算明细");
    }

    private static void mustAddUp(SettleRequest request, OpenLines lines) {
        Money total = lines.parts().total();
        if (!total.equals(request.statedTotal())) {
            throw new Refused(
                    SettlementRefusal.TOTAL_DIFFERS,
                    "申报总额 " + request.statedTotal() + "，" + lines.count() + " 条明细合计 " + total);
        }
        if (total.isNegative()) {
            throw new Refused(SettlementRefusal.NEGATIVE_TOTAL, "明细合计 " + total);
        }
    }

    static Settlement bill(
            Optional<String> id,
            SettleRequest request,
            Visit visit,
            Patient patient,
            Reckoned reckoned,
            Instant now,
            SettlementChannel channel) {
        boolean inClearing =
                channel == SettlementChannel.DIRECT
                        && !visit.insuredRegion().equals(visit.treatmentRegion());
        FundSplit split = reckoned.benefit().split();
        return new Settlement(
                id,
                SettlementKind.SETTLEMENT,
                Optional.empty(),
                visit.visitId(),
                visit.openRound(),
                visit.institution(),
                patient.person(),
                visit.scheme(),
                patient.insurance().personType(),
                patient.insurance().civilServant(),
                visit.insuredRegion(),
                visit.insuredAdmdvs(),
                visit.treatmentRegion(),
                visit.treatmentAdmdvs(),
                visit.careType(),
                visit.medType(),
                visit.certificateType(),
                patient.answer().filingType(),
                patient.answer().filingId(),
                now,
                Period.monthOf(now),
                Beijing.day(visit.beganAt()),
                visit.billedUntil(Beijing.day(now), request.midStay()),
                inClearing,
                request.midStay(),
                request.useAccount(),
                request.messageId(),
                request.invoice(),
                split,
                reckoned.benefit().deductible(),
                reckoned.benefit().poolingRate(),
                reckoned.balanceAfter(),
                inClearing ? split.cleared(Set.of()) : Money.ZERO,
                reckoned.policy(),
                reckoned.policyVersion(),
                reckoned.remoteRequest(),
                channel);
    }
}
