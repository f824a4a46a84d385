package org.crossregion.fund.emergency;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.crossregion.fund.FundRefusal;
import org.crossregion.fund.quota.QuotaPolicy;
import org.crossregion.fund.utilisation.Utilised;
import org.crossregion.messaging.EventIds;
import org.crossregion.values.Beijing;
import org.crossregion.values.Money;
import org.crossregion.values.RegionPair;
import org.crossregion.values.Scheme;
import org.crossregion.web.audit.AuditTrail;
import org.crossregion.web.problem.Refused;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Asks for emergency increases, and decides them. */
@ApplicationScoped
class Increases {

    private final IncreaseRepository repository;
    private final RedLine redLine;
    private final IncreaseOrders orders;
    private final AuditTrail audit;
    private final Clock clock;

    Increases(
            IncreaseRepository repository,
            RedLine redLine,
            IncreaseOrders orders,
            AuditTrail audit,
            Clock clock) {
        this.repository = repository;
        this.redLine = redLine;
        this.orders = orders;
        this.audit = audit;
        this.clock = clock;
    }

    /** What is asked for. */
    record Request(RegionPair pair, Scheme scheme, Money amount, String reason) {}

    /**
     * Asks for an increase in the running year.
     *
     * @throws Refused below the red threshold
     */
    @Transactional
    Increase request(Request asked, String by) {
        Instant now = clock.instant();
        LocalDate today = Beijing.day(now);
        Utilised use = redLine.mustBeReached(asked.pair(), asked.scheme(), today);
        QuotaPolicy policy = redLine.policy(asked.pair(), today);
        Increase increase =
                new Increase(
                        EventIds.next(),
                        today.getYear(),
                        asked.pair(),
                        asked.scheme(),
                        asked.amount(),
                        asked.reason(),
                        use.period(),
                        use.liveShare().orElseThrow(),
                        now,
                        by,
                        Optional.of(redLine.decideBy(policy, today)),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Money.ZERO);
        repository.add(increase, policy.decisionDays());
        record("emergency-increase-requested", increase, asked.reason());
        return increase;
    }

    /** Approves an increase: the quota rises, and a notice makes the region pay. */
    @Transactional
    Increase approve(UUID id, String reason, String by) {
        orders.lock();
        Increase increase = mustBeOpen(id, by);
        Instant now = clock.instant();
        QuotaPolicy policy = redLine.policy(increase.pair(), Beijing.day(now));
        String notice = orders.order(increase, policy, reason, now, by);
        return decided(increase, new Increase.Decision(true, reason, now, by, Optional.of(notice)));
    }

    @Transactional
    Increase reject(UUID id, String reason, String by) {
        orders.lock();
        return decided(
                mustBeOpen(id, by),
                new Increase.Decision(false, reason, clock.instant(), by, Optional.empty()));
    }

    private Increase mustBeOpen(UUID id, String by) {
        Increase increase = get(id);
        if (increase.decision().isPresent()) {
            throw new Refused(
                    FundRefusal.INCREASE_DECIDED,
                    id + " is " + increase.state().code() + " already");
        }
        if (increase.requestedBy().equals(by)) {
            throw new Refused(FundRefusal.INCREASE_OF_CALLER, by + " asked for " + id);
        }
        return increase;
    }

    private Increase decided(Increase increase, Increase.Decision decision) {
        repository.decide(increase.id(), decision);
        record(
                decision.approved() ? "emergency-increase-approved" : "emergency-increase-rejected",
                increase,
                decision.reason());
        return get(increase.id());
    }

    private void record(String action, Increase increase, String reason) {
        audit.record(
                action,
                "emergency-increase/" + increase.id(),
                Map.of(
                        "pair", increase.pair().toString(),
                        "scheme", increase.scheme().code(),
                        "amount", increase.amount().toString(),
                        "utilisation", increase.utilisation().toString(),
                        "reason", reason));
    }

    Increase get(UUID id) {
        return repository
                .find(id)
                .orElseThrow(
                        () ->
                                new Refused(
                                        FundRefusal.INCREASE_UNKNOWN,
                                        "there is no emergency increase " + id));
    }

    List<Increase> page(IncreaseQuery query) {
        return repository.page(query);
    }
}
