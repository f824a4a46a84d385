package org.crossregion.fund.quota;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.messaging.Outbox;
import org.crossregion.web.audit.AuditTrail;

import java.util.List;
import java.util.Map;

/** Tells the other services and the audit trail which quotas were fixed. */
@ApplicationScoped
class Announcement {

    private final Outbox outbox;
    private final AuditTrail audit;

    Announcement(Outbox outbox, AuditTrail audit) {
        this.outbox = outbox;
        this.audit = audit;
    }

    void of(List<Quota> quotas) {
        outbox.addAll(quotas.stream().map(QuotaFixed::of).toList());
        for (Quota quota : quotas) {
            audit.record(
                    "quota-fixed",
                    "quota/" + quota.year() + "/" + quota.pair() + "/" + quota.scheme().code(),
                    Map.of(
                            "quota", quota.amount().toString(),
                            "basis", quota.basis().toString(),
                            "policy", quota.policyRegion() + " of " + quota.policyValidFrom(),
                            "version", quota.version()));
        }
    }
}
