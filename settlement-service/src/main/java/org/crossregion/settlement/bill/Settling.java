package org.crossregion.settlement.bill;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.settlement.fee.Fees;
import org.crossregion.settlement.fee.OpenLines;
import org.crossregion.settlement.month.Months;
import org.crossregion.settlement.refusal.SettlementRefusal;
import org.crossregion.settlement.visit.Visit;
import org.crossregion.settlement.visit.VisitState;
import org.crossregion.settlement.visit.Visits;
import org.crossregion.values.Beijing;
import org.crossregion.values.FundSplit;
import org.crossregion.values.Money;
import org.crossregion.values.Period;
import org.crossregion.web.problem.Refused;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;

/**
 * Settles a bill, in the caller's one transaction. The order of locks is the same for everybody:
 * the month (shared), the visit, the person's year, the person's account. Filing-service is asked,
 * if at all, before any of them is taken.
 */
@ApplicationScoped
class Settling {

    private final Visits visits;
    private final Fees fees;
    private final Patients patients;
    private final Reckoning reckoning;
    private final Months months;
    private final Ledger ledger;
    private final Clock clock;

    Settling(
            Visits visits,
            Fees fees,
            Patients patients,
            Reckoning reckoning,
            Months months,
            Ledger ledger,
            Clock clock) {
        this.visits = visits;
        this.fees = fees;
        this.patients = patients;
        this.reckoning = reckoning;
        this.months = months;
        this.ledger = ledger;
        this.clock = clock;
    }

    Settlement preSettle(SettleRequest request) {
        Visit visit = billable(visits.find(request.visitId(), request.institution()), request);
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Patient patient = patients.of(visit, now);
        OpenLines lines = fees.open(visit, request.batch());
        if (lines.isEmpty()) {
            throw noLines(visit);
        }
        mustAddUp(request, lines);
        Reckoning.Result result = reckoning.preview(request, visit, patient, lines, now);
        return bill(Optional.empty(), request, visit, patient, result, now);
    }

    Settlement settle(SettleRequest request) {
        Visit seen = billable(visits.find(request.visitId(), request.institution()), request);
        if (fees.open(seen, request.batch()).isEmpty()) {
            return again(seen, request);
        }
        Patient patient = patients.of(seen, clock.instant());

        Instant now = months.enter();
        Visit visit =
                billable(
                        visits.lock(request.visitId(), request.institution(), request.personNo()),
                        request);
        OpenLines lines = fees.open(visit, request.batch());
        if (lines.isEmpty()) {
            return again(visit, request);
        }
        mustAddUp(request, lines);
        Reckoning.Result result = reckoning.binding(request, visit, patient, lines, now);

        String id = ledger.nextNumber(visit.insuredRegion(), now);
        Settlement bill = bill(Optional.of(id), request, visit, patient, result, now);
        close(visit, request);
        ledger.enter(
                bill,
                visit,
                request.batch(),
                result.used(),
                result.benefit().change(),
                result.benefit().explanation());
        return bill;
    }

    /** The visit, if it may be billed to that person under that scheme. */
    private static Visit billable(Visit visit, SettleRequest request) {
        Visits.mustBeOf(visit, request.personNo());
        if (visit.scheme() != request.scheme()) {
            throw new Refused(
                    SettlementRefusal.NOT_IN_SCHEME,
                    visit.visitId() + " 登记的险种是" + visit.scheme().label());
        }
        if (visit.state() == VisitState.CANCELLED) {
            throw new Refused(SettlementRefusal.VISIT_ENDED, visit.visitId() + " 已撤销");
        }
        if (request.care().isPresent() && visit.isStay()) {
            throw new Refused(
                    SettlementRefusal.OTHER_KIND_OF_VISIT, visit.visitId() + " 是住院，不按门诊结算");
        }
        return request.care().map(visit::as).orElse(visit);
    }

    /** No lines are open: either the reply was lost and this asks again, or it asks for nothing. */
    private Settlement again(Visit visit, SettleRequest request) {
        Settlement last =
                ledger.standing(visit.visitId(), request.batch()).orElseThrow(() -> noLines(visit));
        boolean same =
                last.split().total().equals(request.statedTotal())
                        && last.useAccount() == request.useAccount()
                        && last.midStay() == request.midStay();
        if (!same) {
            throw new Refused(
                    SettlementRefusal.ALREADY_SETTLED,
                    visit.visitId()
                            + " 已结算："
                            + last.settlementId().orElseThrow()
                            + "，总额 "
                            + last.split().total());
        }
        return last;
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

    /** Closes the round that is billed and opens the next one. */
    private void close(Visit visit, SettleRequest request) {
        if (!request.batch().isEmpty()) {
            fees.postponeOthers(visit, request.batch());
        }
        boolean settled = visit.isStay() && !request.midStay();
        visits.openRound(visit.visitId(), visit.openRound() + 1, settled);
    }

    private static Settlement bill(
            Optional<String> id,
            SettleRequest request,
            Visit visit,
            Patient patient,
            Reckoning.Result result,
            Instant now) {
        LocalDate today = Beijing.day(now);
        LocalDate began = Beijing.day(visit.beganAt());
        LocalDate ended =
                request.midStay() ? today : visit.endedAt().map(Beijing::day).orElse(today);
        boolean inClearing = !visit.insuredRegion().equals(visit.treatmentRegion());
        FundSplit split = result.benefit().split();
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
                began,
                ended.isBefore(began) ? began : ended,
                inClearing,
                request.midStay(),
                request.useAccount(),
                request.messageId(),
                request.invoice(),
                split,
                result.benefit().deductible(),
                result.benefit().poolingRate(),
                result.balanceAfter(),
                inClearing ? split.cleared(Set.of()) : Money.ZERO,
                result.policy().name(),
                result.policy().version());
    }
}
