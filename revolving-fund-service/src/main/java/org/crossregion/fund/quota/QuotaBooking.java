package org.crossregion.fund.quota;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

import org.crossregion.fund.FundRefusal;
import org.crossregion.fund.ledger.ClosedYears;
import org.crossregion.fund.ledger.Ledger;
import org.crossregion.messaging.Outbox;
import org.crossregion.values.Money;
import org.crossregion.web.audit.AuditTrail;
import org.crossregion.web.problem.Refused;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Books a published quota, and tells the other services and the audit trail of it. */
@ApplicationScoped
class QuotaBooking {

    private final Ledger ledger;
    private final ClosedYears years;
    private final Outbox outbox;
    private final AuditTrail audit;

    QuotaBooking(Ledger ledger, ClosedYears years, Outbox outbox, AuditTrail audit) {
        this.ledger = ledger;
        this.years = years;
        this.outbox = outbox;
        this.audit = audit;
    }

    /** Makes others wait who would book from what they have read. */
    @Transactional(TxType.MANDATORY)
    void lock() {
        ledger.lock();
    }

    /** A closed year's quotas stay as they are. */
    void mustBeOpen(List<Quota> quotas) {
        for (Quota quota : quotas) {
            if (years.isClosed(quota.pair(), quota.year())) {
                throw new Refused(
                        FundRefusal.YEAR_CLOSED, quota.year() + " is closed for " + quota.pair());
            }
        }
    }

    /**
     * Books the difference to what was in force.
     *
     * @param before the version in force until now
     */
    @Transactional(TxType.MANDATORY)
    void book(Quota quota, Optional<Quota> before, Instant now, String by) {
        Money difference = quota.amount().minus(before.map(Quota::amount).orElse(Money.ZERO));
        if (!difference.isZero()) {
            String reason = "quota " + quota.year() + " version " + quota.version();
            ledger.quotaChanged(
                    quota.year(), quota.pair(), quota.scheme(), difference, now, by, reason);
        }
        outbox.add(QuotaFixed.of(quota, now));
        record("quota-published", quota);
    }

    /** Records in the audit trail that quotas were drafted. */
    void drafted(List<Quota> quotas) {
        quotas.forEach(quota -> record("quota-fixed", quota));
    }

    private void record(String action, Quota quota) {
        audit.record(
                action,
                "quota/" + quota.year() + "/" + quota.pair() + "/" + quota.scheme().code(),
                Map.of(
                        "quota", quota.amount().toString(),
                        "basis", quota.basis().toString(),
                        "policy", quota.policyRegion() + " of " + quota.policyValidFrom(),
                        "version", quota.version()));
    }
}
