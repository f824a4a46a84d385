package org.crossregion.fund.audit;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.values.Beijing;
import org.crossregion.web.audit.AuditTrail;
import org.crossregion.web.clock.BusinessJob;
import org.jboss.logging.Logger;

import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Holds the ledger against what it was booked from, every night. */
@ApplicationScoped
class Reconciliation implements BusinessJob {

    private static final LocalTime NIGHT = LocalTime.of(4, 0);

    private static final Logger LOG = Logger.getLogger(Reconciliation.class);

    private final LedgerCheckRepository checks;
    private final AuditTrail audit;

    Reconciliation(LedgerCheckRepository checks, AuditTrail audit) {
        this.checks = checks;
        this.audit = audit;
    }

    @Override
    public String name() {
        return "fund-reconciliation";
    }

    @Override
    public Optional<Instant> nextDue(Instant after) {
        return Optional.of(Beijing.next(NIGHT, after));
    }

    @Override
    public void run(Instant due) {
        List<LedgerDifference> differences = checks.differences();
        for (LedgerDifference one : differences) {
            LOG.errorf(
                    "%s: %s has %d fen, should have %d; postings %s",
                    one.what(), one.document(), one.bookedFen(), one.expectedFen(), one.postings());
            audit.record(
                    "fund-ledger-differs",
                    "ledger/" + one.document(),
                    Map.of(
                            "what", one.what(),
                            "bookedFen", one.bookedFen(),
                            "expectedFen", one.expectedFen(),
                            "postings", one.postings()));
        }
    }
}
