package org.crossregion.fund.audit;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.values.Beijing;
import org.crossregion.web.audit.AuditTrail;
import org.crossregion.web.clock.BusinessJob;
import org.jboss.logging.Logger;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Map;
import java.util.Optional;

/** Reconciles the fund with clearing, every night after the ledger has been looked at. */
@ApplicationScoped
class ClearingReconciliation implements BusinessJob {

    private static final LocalTime NIGHT = LocalTime.of(4, 10);

    private static final Logger LOG = Logger.getLogger(ClearingReconciliation.class);

    private final ClearingComparison comparison;
    private final AuditTrail audit;

    ClearingReconciliation(ClearingComparison comparison, AuditTrail audit) {
        this.comparison = comparison;
        this.audit = audit;
    }

    @Override
    public String name() {
        return "fund-clearing-reconciliation";
    }

    @Override
    public Optional<Instant> nextDue(Instant after) {
        Instant tonight = Beijing.instant(Beijing.day(after).atTime(NIGHT));
        return Optional.of(
                tonight.isAfter(after)
                        ? tonight
                        : Beijing.instant(Beijing.day(after).plusDays(1).atTime(NIGHT)));
    }

    /** A clearing-service that does not answer is said so, and asked again the next night. */
    @Override
    public void run(Instant due) {
        try {
            Comparison found = comparison.compare();
            if (!found.underWay().isEmpty()) {
                audit.record(
                        "fund-not-reconciled",
                        "ledger/clearing",
                        Map.of(
                                "reason",
                                "under way",
                                "documents",
                                found.underWay().stream()
                                        .map(LedgerDifference::document)
                                        .toList()));
            }
            for (LedgerDifference one : found.differences()) {
                LOG.errorf(
                        "%s: %s has %d fen here, %d in clearing; postings %s",
                        one.what(),
                        one.document(),
                        one.bookedFen(),
                        one.expectedFen(),
                        one.postings());
                audit.record(
                        "fund-differs-from-clearing",
                        "ledger/" + one.document(),
                        Map.of(
                                "what", one.what(),
                                "bookedFen", one.bookedFen(),
                                "clearingFen", one.expectedFen(),
                                "postings", one.postings()));
            }
        } catch (IOException e) {
            LOG.warnf("the fund was not reconciled with clearing: %s", e);
            audit.record("fund-not-reconciled", "ledger/clearing", Map.of("reason", e.toString()));
        }
    }
}
