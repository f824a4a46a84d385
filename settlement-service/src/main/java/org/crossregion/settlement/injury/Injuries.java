package org.crossregion.settlement.injury;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.crossregion.eligibility.CareCause;
import org.crossregion.settlement.benefit.BenefitPolicies;
import org.crossregion.settlement.refusal.SettlementRefusal;
import org.crossregion.settlement.visit.Visit;
import org.crossregion.settlement.visit.VisitState;
import org.crossregion.settlement.visit.Visits;
import org.crossregion.values.Beijing;
import org.crossregion.web.audit.AuditTrail;
import org.crossregion.web.identity.IdentityProtection;
import org.crossregion.web.identity.ProtectedIdentity;
import org.crossregion.web.problem.Refused;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/** Registers how patients were injured; the last declaration of a visit holds. */
@ApplicationScoped
public class Injuries {

    private final InjuryRepository rows;
    private final Visits visits;
    private final IdentityProtection protection;
    private final AuditTrail audit;
    private final Clock clock;
    private final BenefitPolicies policies;

    Injuries(
            InjuryRepository rows,
            Visits visits,
            IdentityProtection protection,
            AuditTrail audit,
            Clock clock,
            BenefitPolicies policies) {
        this.rows = rows;
        this.visits = visits;
        this.protection = protection;
        this.audit = audit;
        this.clock = clock;
        this.policies = policies;
    }

    /** The same declaration again changes nothing; another one comes after it. */
    @Transactional
    Injury register(String visitId, String institution, InjuryRequest request, String by) {
        Visit visit = visits.lock(visitId, institution, "");
        if (request.thirdParty() || request.cause() == CareCause.THIRD_PARTY) {
            throw new Refused(
                    SettlementRefusal.THIRD_PARTY_INJURY,
                    SettlementRefusal.THIRD_PARTY_INJURY.title());
        }
        if (visit.state() == VisitState.CANCELLED) {
            throw new Refused(SettlementRefusal.VISIT_ENDED, visitId + " 已撤销");
        }
        visits.mustBeCovered(visit, Optional.ofNullable(request.cause()));
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Instant happened = request.happenedAt().toInstant();
        if (happened.isAfter(now)) {
            throw Refused.field("happenedAt", "past", "受伤时间晚于当前时间 / lies in the future");
        }
        Injury injury =
                new Injury(
                        visitId,
                        happened,
                        request.place(),
                        request.course(),
                        Optional.ofNullable(request.cause()),
                        protection.protect(request.phone()),
                        Optional.ofNullable(request.signer()).map(this::signer),
                        by,
                        now);
        Optional<Injury> before = rows.last(visitId);
        if (before.filter(injury::saysTheSame).isPresent()) {
            return before.get();
        }
        rows.add(injury);
        audit.record("injury-registered", visitId, Map.of("happenedAt", happened.toString()));
        return injury;
    }

    private Injury.Signer signer(InjuryRequest.Signer signer) {
        return new Injury.Signer(
                signer.name(), signer.relation(), protection.protect(signer.certificateNo()));
    }

    /** Whether a stay is marked as an injury of which nothing has been declared. */
    public boolean isUndeclared(Visit visit) {
        return visit.isStay() && visit.injury() && rows.last(visit.visitId()).isEmpty();
    }

    /**
     * Refused if the insured region wants the promise registered before such a stay is settled, and
     * is not.
     */
    public void mustBeDeclared(Visit visit) {
        if (isUndeclared(visit) && isDemanded(visit)) {
            throw new Refused(SettlementRefusal.INJURY_NOT_DECLARED, visit.visitId());
        }
    }

    private boolean isDemanded(Visit visit) {
        LocalDate today = Beijing.day(clock.instant());
        return policies.stays(visit.insuredRegion(), visit.scheme(), today).promiseDemanded();
    }

    /** What was declared last for a visit. */
    public Optional<Injury> of(String visitId) {
        return rows.last(visitId);
    }

    /** In clear, for the paper that must say it. */
    public String phone(Injury injury) {
        return protection.reveal(injury.phone());
    }

    public String masked(ProtectedIdentity number) {
        return IdentityProtection.mask(protection.reveal(number));
    }
}
