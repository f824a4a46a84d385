package org.crossregion.fund.quota;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.crossregion.fund.FundRefusal;
import org.crossregion.values.RegionCode;
import org.crossregion.web.audit.AuditTrail;
import org.crossregion.web.problem.Refused;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Approves what somebody else has fixed; only what is approved is published. */
@ApplicationScoped
public class QuotaApprovals {

    private final QuotaRepository quotas;
    private final QuotaStepRepository steps;
    private final AuditTrail audit;
    private final Clock clock;

    QuotaApprovals(
            QuotaRepository quotas, QuotaStepRepository steps, AuditTrail audit, Clock clock) {
        this.quotas = quotas;
        this.steps = steps;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Approves the quotas of the insured regions that someone may decide for, as they are now;
     * those that were approved are not approved again.
     *
     * @return the quotas, all approved
     * @throws Refused if none are fixed, or by whoever fixed one that is not approved yet
     */
    @Transactional
    public List<Quota> approve(int year, Predicate<RegionCode> within, String reason, String by) {
        quotas.lock();
        List<Quota> fixed = quotas.need(year, within);
        QuotaSteps known = steps.of(year);
        List<Quota> open =
                fixed.stream().filter(quota -> known.state(quota) == QuotaState.DRAFT).toList();
        if (open.stream().anyMatch(quota -> quota.fixedBy().equals(by))) {
            throw new Refused(FundRefusal.QUOTAS_FIXED_BY_CALLER, by + " fixed quotas of " + year);
        }
        if (!open.isEmpty()) {
            steps.approve(open, reason, clock.instant(), by);
            audit.record(
                    "quotas-approved",
                    "quota/" + year,
                    Map.of("year", year, "quotas", open.size(), "reason", reason));
        }
        return fixed;
    }
}
