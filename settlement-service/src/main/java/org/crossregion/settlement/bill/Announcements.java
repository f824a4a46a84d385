package org.crossregion.settlement.bill;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.messaging.Outbox;
import org.crossregion.web.audit.AuditTrail;

import java.util.Map;

/** Tells of a bill or a mirror: to the audit trail, and to clearing and fund. */
@ApplicationScoped
class Announcements {

    private final Outbox outbox;
    private final AuditTrail audit;

    Announcements(Outbox outbox, AuditTrail audit) {
        this.outbox = outbox;
        this.audit = audit;
    }

    /**
     * @param undone whether a reversal (2601) asked for it, whatever kind of mirror it came to be
     */
    void tell(Settlement bill, String action, String reason, boolean undone) {
        audit.record(
                action,
                bill.settlementId().orElseThrow(),
                Map.of(
                        "origin", undone ? "undo" : "request",
                        "original", bill.originalId().orElse(""),
                        "visit", bill.visitId(),
                        "institution", bill.institution(),
                        "total", bill.split().total(),
                        "cleared", bill.cleared(),
                        "reason", reason));
        outbox.add(SettlementRecorded.of(bill));
    }
}
