package org.crossregion.settlement.bill;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.settlement.fee.Fees;
import org.crossregion.settlement.fee.OpenLines;
import org.crossregion.settlement.injury.Injuries;
import org.crossregion.settlement.refusal.SettlementRefusal;
import org.crossregion.settlement.visit.StayDays;
import org.crossregion.settlement.visit.Visit;
import org.crossregion.settlement.visit.VisitState;
import org.crossregion.settlement.visit.Visits;
import org.crossregion.values.Beijing;
import org.crossregion.values.CareType;
import org.crossregion.web.problem.Refused;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A visit and the lines it gathers for its next bill: found, locked, closed and opened again. */
@ApplicationScoped
class Rounds {

    private final Visits visits;
    private final Fees fees;
    private final Injuries injuries;

    Rounds(Visits visits, Fees fees, Injuries injuries) {
        this.visits = visits;
        this.fees = fees;
        this.injuries = injuries;
    }

    /**
     * A visit's open round.
     *
     * @param diseases what lines of chronic care say they are for; empty for all other care
     */
    record Round(Visit visit, OpenLines lines, Set<String> diseases) {

        /** A round of care other than chronic. */
        Round(Visit visit, OpenLines lines) {
            this(visit, lines, Set.of());
        }

        boolean isEmpty() {
            return lines.isEmpty();
        }
    }

    Visit visit(SettleRequest request) {
        return visits.find(request.visitId(), request.institution());
    }

    /** Locked until the transaction ends. */
    Round lock(SettleRequest request) {
        return open(
                visits.lock(request.visitId(), request.institution(), request.personNo()), request);
    }

    /** The visit of a bill that is to be taken back, locked until the transaction ends. */
    Visit lock(Settlement bill, CancelRequest request) {
        return visits.lock(bill.visitId(), request.institution(), request.personNo());
    }

    /** The visit of a bill that is to stand again, locked until the transaction ends. */
    Visit lock(Settlement bill, String institution) {
        return visits.lock(bill.visitId(), institution, "");
    }

    /**
     * What a visit gathers now.
     *
     * @param found as it is, or was a moment ago
     */
    Round open(Visit found, SettleRequest request) {
        mustBeBillable(found, request);
        injuries.mustBeDeclared(found);
        Visit visit = request.care().map(found::as).orElse(found);
        Set<String> diseases =
                visit.careType() == CareType.CHRONIC_OUTPATIENT
                        ? fees.diseases(visit, request.batch())
                        : Set.of();
        return new Round(visit, fees.open(visit, request.batch()), diseases);
    }

    /**
     * Refused if the person lies in hospital, or lay there on a day of the care: whatever a patient
     * in hospital needs is on the bill of the stay. The days of admission and discharge are free.
     */
    void mustBeOutsideStays(Visit visit, SettleRequest request) {
        if (visit.isStay()) {
            return;
        }
        List<StayDays> stays = visits.stays(visit.personNo());
        if (stays.isEmpty()) {
            return;
        }
        Set<LocalDate> days = new TreeSet<>(fees.days(visit, request.batch()));
        days.add(Beijing.day(visit.beganAt()));
        for (StayDays stay : stays) {
            if (stay.goesOn() || days.stream().anyMatch(stay::holds)) {
                throw Visits.inHospital(stay);
            }
        }
    }

    /** Whether it may be billed to that person under that scheme. */
    private static void mustBeBillable(Visit visit, SettleRequest request) {
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
    }

    /** Closes the round that is billed and opens the next one. */
    void close(Visit visit, SettleRequest request) {
        if (!request.batch().isEmpty()) {
            fees.postponeOthers(visit, request.batch());
        }
        boolean settled = visit.isStay() && !request.midStay();
        visits.openRound(visit.visitId(), visit.openRound() + 1, settled);
    }

    /** Whether the open round is what the bill was made of, and nothing else. */
    boolean gatherAgain(Visit visit, Settlement bill) {
        return fees.gatherAgain(visit, bill.round());
    }

    /** Closes the open round as the bill did that stands again. */
    void closeAgain(Visit visit, Settlement bill) {
        boolean settled = visit.isStay() && !bill.midStay();
        visits.openRound(visit.visitId(), visit.openRound() + 1, settled);
    }

    /**
     * Opens the lines of a bill again that is taken back. The stay is no longer settled, unless the
     * bill was one midway and the final one stands.
     */
    void reopen(Visit visit, Settlement bill) {
        fees.reopen(visit, bill.round());
        boolean settled = visit.settled() && bill.midStay();
        visits.openRound(visit.visitId(), visit.openRound(), settled);
    }
}
