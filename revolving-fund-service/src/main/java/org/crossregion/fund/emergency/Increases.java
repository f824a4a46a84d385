package org.crossregion.fund.emergency;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.crossregion.fund.FundRefusal;
import org.crossregion.fund.alert.Alerts.Watched;
import org.crossregion.fund.ledger.Ledger;
import org.crossregion.fund.notice.Direction;
import org.crossregion.fund.notice.FundNotice;
import org.crossregion.fund.notice.NoticeDraft;
import org.crossregion.fund.notice.NoticeKind;
import org.crossregion.fund.notice.NoticeLine;
import org.crossregion.fund.notice.Notices;
import org.crossregion.fund.quota.QuotaPolicies;
import org.crossregion.fund.quota.QuotaPolicy;
import org.crossregion.fund.reference.WorkingDays;
import org.crossregion.fund.utilisation.Utilisation;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Asks for emergency increases, and decides them. */
@ApplicationScoped
class Increases {

    private final IncreaseRepository repository;
    private final Utilisation utilisation;
    private final QuotaPolicies policies;
    private final WorkingDays workingDays;
    private final Notices notices;
    private final Ledger ledger;
    private final AuditTrail audit;
    private final Clock clock;

    Increases(
            IncreaseRepository repository,
            Utilisation utilisation,
            QuotaPolicies policies,
            WorkingDays workingDays,
            Notices notices,
            Ledger ledger,
            AuditTrail audit,
            Clock clock) {
        this.repository = repository;
        this.utilisation = utilisation;
        this.policies = policies;
        this.workingDays = workingDays;
        this.notices = notices;
        this.ledger = ledger;
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
        QuotaPolicy policy = policy(asked.pair(), now);
        Utilised use = mustBeRed(asked, policy);
        Increase increase =
                new Increase(
                        EventIds.next(),
                        Beijing.day(now).getYear(),
                        asked.pair(),
                        asked.scheme(),
                        asked.amount(),
                        asked.reason(),
                        use.period(),
                        use.liveShare().orElseThrow(),
                        now,
                        by,
                        Optional.of(workingDays.after(Beijing.day(now), policy.decisionDays())),
                        Optional.empty(),
                        Optional.empty(),
                        Money.ZERO);
        repository.add(increase);
        record("emergency-increase-requested", increase, asked.reason());
        return increase;
    }

    private QuotaPolicy policy(RegionPair pair, Instant now) {
        return policies.inForce(pair, Beijing.day(now))
                .orElseThrow(
                        () ->
                                new Refused(
                                        FundRefusal.QUOTA_POLICY_MISSING,
                                        "no policy for %s on %s"
                                                .formatted(pair, Beijing.day(now))));
    }

    private Utilised mustBeRed(Request asked, QuotaPolicy policy) {
        String which = asked.pair() + " " + asked.scheme().code();
        Utilised use =
                utilisation.highest(
                        new Watched(asked.pair(), asked.scheme()),
                        policy,
                        policies.on(Beijing.day(clock.instant())));
        if (use.liveShare().isEmpty()) {
            throw new Refused(
                    FundRefusal.UTILISATION_BELOW_RED,
                    "nothing is paid in for " + which + ", so nothing of it can be in use");
        }
        if (use.liveShare().orElseThrow().compareTo(policy.red()) < 0) {
            throw new Refused(
                    FundRefusal.UTILISATION_BELOW_RED,
                    "the utilisation of %s is %s (%s of %s in %s), the red threshold %s"
                            .formatted(
                                    which,
                                    use.liveShare().orElseThrow(),
                                    use.used(),
                                    use.paidIn(),
                                    use.period(),
                                    policy.red()));
        }
        return use;
    }

    /** Approves an increase: the quota rises, and a notice makes the region pay. */
    @Transactional
    Increase approve(UUID id, String reason, String by) {
        ledger.lock();
        Increase increase = mustBeOpen(id, by);
        Instant now = clock.instant();
        QuotaPolicy policy = policy(increase.pair(), now);
        FundNotice notice = notices.issue(draft(increase, policy), by);
        ledger.emergencyApproved(
                increase.year(),
                increase.pair(),
                increase.scheme(),
                increase.amount(),
                now,
                by,
                reason,
                notice.number());
        return decided(
                increase,
                new Increase.Decision(true, reason, now, by, Optional.of(notice.number())));
    }

    private static NoticeDraft draft(Increase increase, QuotaPolicy policy) {
        String basis =
                "%s；%s 使用率 %s，达到红色预警线 %s；%s"
                        .formatted(
                                policy.source(),
                                increase.period(),
                                increase.utilisation(),
                                policy.red(),
                                increase.reason());
        return new NoticeDraft(
                increase.year(),
                NoticeKind.EMERGENCY,
                Direction.PAYABLE,
                increase.pair().insured(),
                basis,
                policy.emergencyDays(),
                List.of(
                        new NoticeLine(
                                increase.pair().treatment(),
                                increase.scheme(),
                                increase.amount())));
    }

    @Transactional
    Increase reject(UUID id, String reason, String by) {
        ledger.lock();
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
