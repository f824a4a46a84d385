package org.crossregion.filing.chronic;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.crossregion.messaging.Outbox;
import org.crossregion.web.audit.AuditTrail;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;

/** Records a step: its row, its event and its line in the audit trail, together or not at all. */
@ApplicationScoped
class EntitlementJournal {

    private final EntitlementRepository entitlements;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final Clock clock;

    EntitlementJournal(
            EntitlementRepository entitlements, Outbox outbox, AuditTrail audit, Clock clock) {
        this.entitlements = entitlements;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @param one the entitlement as it stands after the step
     */
    @Transactional(MANDATORY)
    void enter(Entitlement one, EntitlementStep.Kind step, String author, String reason) {
        Instant now = clock.instant();
        entitlements.addStep(
                one.id(),
                new EntitlementStep(
                        one.version(),
                        step,
                        one.validUntil(),
                        one.institutions(),
                        now,
                        author,
                        reason));
        outbox.add(EntitlementChanged.of(one, step, now));
        audit.record(
                "entitlement-" + step.code(),
                "entitlement/" + one.id(),
                Map.of(
                        "personNo", one.personNo(),
                        "insuredRegion", one.insuredRegion().value(),
                        "disease", one.diseaseCode(),
                        "author", author,
                        "reason", reason));
    }
}
