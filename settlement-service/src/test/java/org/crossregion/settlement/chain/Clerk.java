package org.crossregion.settlement.chain;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.settlement.bill.CancelRequest;
import org.crossregion.settlement.bill.SettleRequest;
import org.crossregion.settlement.bill.Settlement;
import org.crossregion.settlement.bill.Settlements;
import org.crossregion.settlement.fee.FeeLine;
import org.crossregion.settlement.fee.Fees;
import org.crossregion.settlement.visit.Admission;
import org.crossregion.settlement.visit.Discharge;
import org.crossregion.settlement.visit.Visit;
import org.crossregion.settlement.visit.Visits;
import org.crossregion.values.CareType;
import org.crossregion.values.Money;
import org.crossregion.values.Scheme;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A clerk of a hospital who needs no wire, for thousands of bills of employees. */
@ApplicationScoped
class Clerk {

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final Visits visits;
    private final Fees fees;
    private final Settlements settlements;

    Clerk(Visits visits, Fees fees, Settlements settlements) {
        this.visits = visits;
        this.fees = fees;
        this.settlements = settlements;
    }

    String outpatient(String personNo, Instant at) {
        return admit(personNo, CareType.OUTPATIENT, "11", at);
    }

    /** A stay that is over and not settled yet. */
    String stay(String personNo, Instant from, Instant to) {
        String visit = admit(personNo, CareType.INPATIENT, "21", from);
        visits.discharge(
                new Discharge(visit, World.HOSPITAL, personNo, to, "", "", "", "1", List.of()));
        return visit;
    }

    String admit(String personNo, CareType care, String medType, Instant from) {
        return visits.admit(
                        new Admission(
                                World.HOSPITAL,
                                personNo,
                                Scheme.EMPLOYEE,
                                care,
                                medType,
                                from,
                                "C" + NUMBERS.incrementAndGet(),
                                "",
                                "内科",
                                "",
                                "",
                                "示例医师",
                                List.of(),
                                "02",
                                false,
                                false,
                                false,
                                Optional.empty(),
                                "",
                                ""))
                .visitId();
    }

    /** A line of some units at 40, all of it in scope. */
    void line(String visit, String number, Instant at, int units) {
        fees.upload(
                visit,
                World.HOSPITAL,
                "",
                List.of(
                        new FeeLine(
                                number,
                                "",
                                at,
                                World.BED,
                                "X",
                                Money.ofFen(4000L * units),
                                BigDecimal.valueOf(units),
                                BigDecimal.valueOf(40),
                                "",
                                "",
                                "",
                                "",
                                Optional.empty(),
                                "",
                                "")));
    }

    Settlement settle(String visitId, long fen, boolean midStay) {
        Visit visit = visits.find(visitId);
        return settlements.settle(
                new SettleRequest(
                        visitId,
                        visit.personNo(),
                        visit.institution(),
                        visit.scheme(),
                        Money.ofFen(fen),
                        true,
                        "M" + NUMBERS.incrementAndGet(),
                        midStay,
                        "",
                        Optional.empty(),
                        ""));
    }

    Settlement cancel(String settlementId, boolean undo) {
        return settlements.cancel(
                new CancelRequest(
                        settlementId,
                        World.HOSPITAL,
                        "",
                        "",
                        "录入有误",
                        "M" + NUMBERS.incrementAndGet(),
                        undo));
    }

    Settlement restore(String mirrorId) {
        return settlements.restore(mirrorId, World.HOSPITAL);
    }
}
