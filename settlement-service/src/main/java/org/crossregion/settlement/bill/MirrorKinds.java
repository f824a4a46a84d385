package org.crossregion.settlement.bill;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.settlement.accumulator.Accumulators;
import org.crossregion.settlement.month.ClearedPeriods;
import org.crossregion.settlement.month.Months;
import org.crossregion.settlement.refusal.SettlementRefusal;
import org.crossregion.settlement.visit.Visit;
import org.crossregion.values.RegionPair;
import org.crossregion.web.problem.Refused;

import java.util.Optional;

/** Decides what taking a bill back is: undo, cancellation or refund; and whether it may be. */
@ApplicationScoped
class MirrorKinds {

    private final Months months;
    private final ClearedPeriods cleared;
    private final Accumulators accumulators;
    private final Approvals approvals;

    MirrorKinds(
            Months months, ClearedPeriods cleared, Accumulators accumulators, Approvals approvals) {
        this.months = months;
        this.cleared = cleared;
        this.accumulators = accumulators;
        this.approvals = approvals;
    }

    SettlementKind of(CancelRequest request, Settlement original, Visit visit) {
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
        boolean needsApproval = visit.isStay() && !request.undo();
        if (needsApproval && !approvals.isWaiting(original.settlementId().orElseThrow())) {
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
