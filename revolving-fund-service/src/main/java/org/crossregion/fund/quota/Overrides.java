package org.crossregion.fund.quota;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.crossregion.fund.FundRefusal;
import org.crossregion.fund.ledger.ClosedYears;
import org.crossregion.messaging.EventIds;
import org.crossregion.values.Money;
import org.crossregion.values.RegionPair;
import org.crossregion.values.Scheme;
import org.crossregion.web.audit.AuditTrail;
import org.crossregion.web.problem.Refused;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Proposes that quotas be set by hand, and decides it. */
@ApplicationScoped
public class Overrides {

    private final OverrideRepository repository;
    private final QuotaFixing fixing;
    private final ClosedYears years;
    private final AuditTrail audit;
    private final Clock clock;

    Overrides(
            OverrideRepository repository,
            QuotaFixing fixing,
            ClosedYears years,
            AuditTrail audit,
            Clock clock) {
        this.repository = repository;
        this.fixing = fixing;
        this.years = years;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What is proposed.
     *
     * @param quota empty to have what the policy gives again
     */
    record Proposal(
            int year, RegionPair pair, Scheme scheme, Optional<Money> quota, String reason) {}

    /**
     * Proposes to set a quota that is fixed.
     *
     * @throws Refused if it is not fixed, its year is closed, or another proposal is open
     */
    @Transactional
    QuotaOverride propose(Proposal proposal, String by) {
        repository.lock();
        QuotaOverride proposed =
                new QuotaOverride(
                        EventIds.next(),
                        proposal.year(),
                        proposal.pair(),
                        proposal.scheme(),
                        proposal.quota(),
                        proposal.reason(),
                        clock.instant(),
                        by,
                        Optional.empty());
        fixing.need(proposed);
        mustBeOpen(proposed);
        repository.of(proposal.year()).stream()
                .filter(one -> one.state() == OverrideState.PROPOSED)
                .filter(one -> isOfTheSame(one, proposed))
                .findFirst()
                .ifPresent(
                        one -> {
                            throw new Refused(
                                    FundRefusal.OVERRIDE_OPEN,
                                    one.id() + " by " + one.proposedBy() + " is not decided");
                        });
        repository.add(proposed);
        record("quota-override-proposed", proposed, proposal.reason());
        return proposed;
    }

    private static boolean isOfTheSame(QuotaOverride one, QuotaOverride other) {
        return one.pair().equals(other.pair()) && one.scheme() == other.scheme();
    }

    private void mustBeOpen(QuotaOverride one) {
        if (years.isClosed(one.pair(), one.year())) {
            throw new Refused(FundRefusal.YEAR_CLOSED, one.year() + " is closed for " + one.pair());
        }
    }

    /** Approves a proposal: the quota is what it says from now on, however often it is fixed. */
    @Transactional
    QuotaOverride approve(int year, UUID id, String reason, String by) {
        repository.lock();
        QuotaOverride one = mustBeProposed(year, id, by);
        mustBeOpen(one);
        QuotaOverride decided = decided(one, true, reason, by);
        fixing.set(one);
        return decided;
    }

    @Transactional
    QuotaOverride reject(int year, UUID id, String reason, String by) {
        repository.lock();
        return decided(mustBeProposed(year, id, by), false, reason, by);
    }

    private QuotaOverride mustBeProposed(int year, UUID id, String by) {
        QuotaOverride one = get(year, id);
        if (one.decision().isPresent()) {
            throw new Refused(
                    FundRefusal.OVERRIDE_DECIDED, id + " is " + one.state().code() + " already");
        }
        if (one.proposedBy().equals(by)) {
            throw new Refused(FundRefusal.OVERRIDE_OF_CALLER, by + " proposed " + id);
        }
        return one;
    }

    private QuotaOverride decided(QuotaOverride one, boolean approved, String reason, String by) {
        repository.decide(
                one.id(), new QuotaOverride.Decision(approved, reason, clock.instant(), by));
        record(approved ? "quota-override-approved" : "quota-override-rejected", one, reason);
        return get(one.year(), one.id());
    }

    private void record(String action, QuotaOverride one, String reason) {
        audit.record(
                action,
                "quota-override/" + one.id(),
                Map.of(
                        "year", one.year(),
                        "pair", one.pair().toString(),
                        "scheme", one.scheme().code(),
                        "quota", one.quota().map(Money::toString).orElse("as computed"),
                        "reason", reason));
    }

    QuotaOverride get(int year, UUID id) {
        return repository.of(year).stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(
                        () ->
                                new Refused(
                                        FundRefusal.OVERRIDE_UNKNOWN,
                                        "there is no override " + id + " of " + year));
    }

    /** All of a year in the order of proposing. */
    public List<QuotaOverride> of(int year) {
        return repository.of(year);
    }
}
