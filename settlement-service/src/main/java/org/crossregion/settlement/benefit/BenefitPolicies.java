package org.crossregion.settlement.benefit;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.settlement.refusal.SettlementRefusal;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.problem.Violation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Finds the policy that applies: the insured region's own, else its province's, else the nation's;
 * of those in force on the day the latest, and of that day's the highest version.
 */
@ApplicationScoped
public class BenefitPolicies {

    private final BenefitPolicyRepository rows;

    /** Stored policies never change, so what was read once is known for good. */
    private final Map<Long, BenefitPolicy> read = new ConcurrentHashMap<>();

    BenefitPolicies(BenefitPolicyRepository rows) {
        this.rows = rows;
    }

    /** The policy in force on a day; refused if there is none. */
    public BenefitPolicy inForce(RegionCode insuredRegion, Scheme scheme, LocalDate day) {
        return find(insuredRegion, scheme, day)
                .orElseThrow(
                        () ->
                                new Refused(
                                        SettlementRefusal.NO_BENEFIT_POLICY,
                                        insuredRegion
                                                + " "
                                                + scheme.label()
                                                + " 在 "
                                                + day
                                                + " 没有生效的待遇政策"));
    }

    /**
     * The policy of a year for a bill that counts in it: the one in force on the day of settlement;
     * of a year that was over by then, the one in force on its last day.
     */
    public BenefitPolicy ofYear(
            RegionCode insuredRegion, Scheme scheme, int year, LocalDate settledOn) {
        return inForce(insuredRegion, scheme, dayOf(year, settledOn));
    }

    /** The day whose policy is that of a year, for a bill that counts in it. */
    public static LocalDate dayOf(int year, LocalDate settledOn) {
        LocalDate last = LocalDate.of(year, 12, 31);
        return last.isBefore(settledOn) ? last : settledOn;
    }

    /** The policy in force on a day, if there is one. */
    public Optional<BenefitPolicy> find(RegionCode insuredRegion, Scheme scheme, LocalDate day) {
        return rows.inForce(insuredRegion, scheme, day)
                .map(id -> read.computeIfAbsent(id, this::policy));
    }

    /** What the policy in force on a day says of stays under way. */
    public StayTerms stays(RegionCode insuredRegion, Scheme scheme, LocalDate day) {
        return find(insuredRegion, scheme, day).map(BenefitPolicy::stays).orElse(StayTerms.DEFAULT);
    }

    private BenefitPolicy policy(long id) {
        List<Violation> violations = new ArrayList<>();
        List<BenefitPolicy> policies =
                new PolicyReader(violations).readStored("[" + rows.terms(id) + "]");
        if (!violations.isEmpty() || policies.size() != 1) {
            throw new IllegalStateException("stored policy " + id + ": " + violations);
        }
        return policies.get(0);
    }
}
