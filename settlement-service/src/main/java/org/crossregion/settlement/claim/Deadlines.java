package org.crossregion.settlement.claim;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.crossregion.settlement.benefit.BenefitPolicies;
import org.crossregion.settlement.benefit.ClaimTerms;
import org.crossregion.settlement.refusal.SettlementRefusal;
import org.crossregion.values.Beijing;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;
import org.crossregion.web.audit.AuditTrail;
import org.crossregion.web.problem.Refused;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Until when care can be claimed: as the policy of its last day says, or as an authority extends.
 */
@ApplicationScoped
class Deadlines {

    private final BenefitPolicies policies;
    private final ExtensionRepository extensions;
    private final AuditTrail audit;
    private final Clock clock;

    Deadlines(
            BenefitPolicies policies,
            ExtensionRepository extensions,
            AuditTrail audit,
            Clock clock) {
        this.policies = policies;
        this.extensions = extensions;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @param lastDay by the policy; absent if it names none
     * @param extension that is needed; absent if it is in time
     */
    record InTime(Optional<LocalDate> lastDay, Optional<Long> extension) {}

    /** What the insured region says of claims for care that ended on a day. */
    ClaimTerms terms(RegionCode insuredRegion, Scheme scheme, LocalDate endedOn) {
        return policies.inForce(insuredRegion, scheme, endedOn).claims();
    }

    /**
     * @throws Refused if it is too late, and no authority has lifted that
     */
    InTime mustBeInTime(
            ClaimTerms terms,
            String personNo,
            RegionCode region,
            LocalDate endedOn,
            LocalDate today) {
        Optional<LocalDate> lastDay = terms.lastDay(endedOn);
        if (lastDay.filter(today::isAfter).isEmpty()) {
            return new InTime(lastDay, Optional.empty());
        }
        Optional<Long> extension =
                extensions.of(personNo).stream()
                        .filter(one -> one.insuredRegion().equals(region))
                        .filter(one -> one.endedOn().equals(endedOn))
                        .filter(one -> !today.isAfter(one.lastDay()))
                        .map(ClaimExtension::id)
                        .findFirst();
        if (extension.isEmpty()) {
            throw new Refused(
                    SettlementRefusal.CLAIM_LATE,
                    "就医于 " + endedOn + " 结束，最迟应于 " + lastDay.get() + " 申请");
        }
        return new InTime(lastDay, extension);
    }

    @Transactional
    ClaimExtension extend(
            String personNo, RegionCode region, ExtensionRequest request, String grantedBy) {
        LocalDate today = Beijing.day(clock.instant());
        if (request.endedOn().isAfter(today)) {
            throw Refused.field("endedOn", "not-in-the-future", "就医尚未结束 / care has not ended");
        }
        if (request.lastDay().isBefore(today)) {
            throw Refused.field("lastDay", "not-over", "延期止日已过 / the day is over");
        }
        ClaimExtension extension =
                new ClaimExtension(
                        0,
                        personNo,
                        region,
                        request.endedOn(),
                        request.lastDay(),
                        request.reason(),
                        grantedBy,
                        clock.instant().truncatedTo(ChronoUnit.SECONDS));
        long id = extensions.add(extension);
        audit.record(
                "claim-extended",
                personNo,
                Map.of(
                        "extension", id,
                        "endedOn", request.endedOn().toString(),
                        "lastDay", request.lastDay().toString(),
                        "reason", request.reason()));
        return extensions.of(personNo).stream()
                .filter(one -> one.id() == id)
                .findFirst()
                .orElseThrow();
    }

    List<ClaimExtension> of(String personNo) {
        return extensions.of(personNo);
    }
}
