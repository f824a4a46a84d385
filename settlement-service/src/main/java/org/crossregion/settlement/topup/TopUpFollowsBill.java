package org.crossregion.settlement.topup;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.settlement.bill.BillFollower;
import org.crossregion.settlement.bill.Settlement;
import org.crossregion.settlement.refusal.SettlementRefusal;
import org.crossregion.web.audit.AuditTrail;
import org.crossregion.web.problem.Refused;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A bill whose top-up stands is not cancelled: the insured region has paid on it, and takes that
 * back first. An undo (2601) always succeeds, so it takes the top-up along.
 */
@ApplicationScoped
class TopUpFollowsBill implements BillFollower {

    private final TopUpBook book;
    private final AuditTrail audit;

    TopUpFollowsBill(TopUpBook book, AuditTrail audit) {
        this.book = book;
        this.audit = audit;
    }

    @Override
    public void takeBack(Settlement bill, Instant at, boolean undo) {
        List<TopUp> standing = book.standing(bill.settlementId().orElseThrow());
        if (standing.isEmpty()) {
            return;
        }
        if (!undo) {
            throw new Refused(
                    SettlementRefusal.TOP_UP_STANDS,
                    "请参保地先撤销轧差报销 " + standing.get(standing.size() - 1).topUpId());
        }
        for (int i = standing.size() - 1; i >= 0; i--) {
            TopUp topUp = standing.get(i);
            book.takeBack(topUp, bill, at, "原结算冲正");
            audit.record("top-up-cancelled", topUp.topUpId(), Map.of("reason", "原结算冲正"));
        }
    }
}
