package org.crossregion.filing.filing;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.crossregion.messaging.Outbox;
import org.crossregion.web.audit.AuditTrail;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Records a step: its row, its event and its line in the audit trail, together or not at all. */
@ApplicationScoped
class FilingJournal {

    private final FilingRepository filings;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final Clock clock;

    FilingJournal(FilingRepository filings, Outbox outbox, AuditTrail audit, Clock clock) {
        this.filings = filings;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @param filing as it stands after the step
     */
    @Transactional(MANDATORY)
    void enter(Filing filing, Transition transition, String author, String reason) {
        Instant now = clock.instant();
        filings.addStep(
                filing.id(),
                new Step(
                        filing.version(),
                        transition,
                        filing.state(),
                        filing.validUntil(),
                        now,
                        author,
                        reason));
        outbox.add(FilingChanged.of(filing, transition, now));
        audit.record(
                "filing-" + transition.code(), "filing/" + filing.id(), detail(filing, reason));
    }

    private static Map<String, Object> detail(Filing filing, String reason) {
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("personNo", filing.personNo());
        detail.put("insuredRegion", filing.insuredRegion().value());
        detail.put("version", filing.version());
        detail.put("reason", reason);
        return detail;
    }
}
