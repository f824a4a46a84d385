package org.crossregion.settlement.bill;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.crossregion.settlement.refusal.SettlementRefusal;
import org.crossregion.web.audit.AuditTrail;
import org.crossregion.web.problem.Refused;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The agencies' approvals of refunds after clearing; each is good for one. */
@ApplicationScoped
class Approvals {

    private final ApprovalRepository rows;
    private final Ledger ledger;
    private final AuditTrail audit;
    private final Clock clock;

    Approvals(ApprovalRepository rows, Ledger ledger, AuditTrail audit, Clock clock) {
        this.rows = rows;
        this.ledger = ledger;
        this.audit = audit;
        this.clock = clock;
    }

    /** Approves; refused if the bill is taken back already, or an approval still waits. */
    @Transactional
    Approval give(Settlement named, String reason, String by) {
        if (named.kind().isMirror()) {
            throw new Refused(
                    SettlementRefusal.NOT_A_BILL, named.settlementId().orElseThrow() + " 是撤销记录");
        }
        String id = ledger.current(named).settlementId().orElseThrow();
        Optional<String> mirror = ledger.mirrorOf(id);
        if (mirror.isPresent()) {
            throw new Refused(
                    SettlementRefusal.ALREADY_CANCELLED, id + " 已由 " + mirror.get() + " 撤销");
        }
        Approval approval =
                new Approval(
                        id,
                        reason,
                        by,
                        clock.instant().truncatedTo(ChronoUnit.SECONDS),
                        Optional.empty());
        if (!rows.add(approval)) {
            throw new Refused(SettlementRefusal.ALREADY_APPROVED, id + " 已有尚未使用的同意");
        }
        audit.record("cancellation-approved", id, Map.of("reason", reason));
        return approval;
    }

    /** Whether one waits to be used. */
    boolean isWaiting(String settlementId) {
        return rows.of(settlementId).stream().anyMatch(one -> one.mirrorId().isEmpty());
    }

    /** Uses up the one that waits, if one does. */
    void use(String settlementId, String mirrorId) {
        rows.use(settlementId, mirrorId);
    }

    List<Approval> of(Settlement named) {
        return rows.of(ledger.current(named).settlementId().orElseThrow());
    }
}
