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

    void tell(Settlement bill, String action, String reason) {
        audit.record(
                action,
                bill.settlementId().orElseThrow(),
                Map.of(
                        "original", bill.originalId().orElse(""),
                        "visit", bill.visitId(),
                        "institution", bill.institution(),
                        "total", bill.split().total(),
                        "cleared", bill.cleared(),
                        "reason", reason));
        outbox.add(SettlementRecorded.of(bill));
    }
}
