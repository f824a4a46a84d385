package org.crossregion.fund.quota;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.crossregion.fund.FundRefusal;
import org.crossregion.values.RegionCode;
import org.crossregion.web.audit.AuditTrail;
import org.crossregion.web.problem.Refused;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Approves what somebody else has fixed; only what is approved is told by notices. */
@ApplicationScoped
public class QuotaApprovals {

    private final QuotaRepository quotas;
    private final QuotaApprovalRepository repository;
    private final AuditTrail audit;
    private final Clock clock;

    QuotaApprovals(
            QuotaRepository quotas,
            QuotaApprovalRepository repository,
            AuditTrail audit,
            Clock clock) {
        this.quotas = quotas;
        this.repository = repository;
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
        List<Quota> fixed =
                quotas.latest(year).stream()
                        .filter(quota -> within.test(quota.pair().insured()))
                        .toList();
        if (fixed.isEmpty()) {
            throw new Refused(FundRefusal.QUOTAS_NOT_FIXED, "no quotas of " + year);
        }
        Approved known = of(year);
        List<Quota> open = fixed.stream().filter(quota -> known.of(quota).isEmpty()).toList();
        if (open.stream().anyMatch(quota -> quota.fixedBy().equals(by))) {
            throw new Refused(FundRefusal.QUOTAS_FIXED_BY_CALLER, by + " fixed quotas of " + year);
        }
        if (!open.isEmpty()) {
            repository.add(open, reason, clock.instant(), by);
            audit.record(
                    "quotas-approved",
                    "quota/" + year,
                    Map.of("year", year, "quotas", open.size(), "reason", reason));
        }
        return fixed;
    }

    /** What has been approved of a year. */
    public Approved of(int year) {
        Map<String, QuotaApproval> byPair = new HashMap<>();
        repository.of(year).forEach(one -> byPair.put(one.pair() + " " + one.scheme().code(), one));
        return new Approved(byPair);
    }

    /** The approvals of a year, by pair and scheme. */
    public record Approved(Map<String, QuotaApproval> byPair) {

        /** The approval of a quota's present version. */
        public Optional<QuotaApproval> of(Quota quota) {
            return Optional.ofNullable(byPair.get(quota.pair() + " " + quota.scheme().code()))
                    .filter(one -> one.isOf(quota));
        }
    }
}
