package org.crossregion.settlement.simulation;

import org.crossregion.settlement.benefit.BenefitPolicies;
import org.crossregion.settlement.benefit.BenefitPolicy;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which candidate would apply to whom, were it imported: of those for the region, its province or
 * the nation the nearest, and none where a nearer policy is in force already.
 */
final class Candidates {

    private record Key(RegionCode region, Scheme scheme) {}

    private final List<BenefitPolicy> policies;
    private final BenefitPolicies stored;
    private final Map<Key, Optional<BenefitPolicy>> known = new HashMap<>();

    Candidates(List<BenefitPolicy> policies, BenefitPolicies stored) {
        this.policies = policies;
        this.stored = stored;
    }

    Optional<BenefitPolicy> of(RegionCode insuredRegion, Scheme scheme) {
        return known.computeIfAbsent(new Key(insuredRegion, scheme), this::find);
    }

    private Optional<BenefitPolicy> find(Key key) {
        return policies.stream()
                .filter(policy -> policy.scheme() == key.scheme())
                .filter(policy -> distance(policy, key.region()) < 3)
                .min(
                        Comparator.comparingInt(
                                        (BenefitPolicy policy) -> distance(policy, key.region()))
                                .thenComparing(BenefitPolicy::validFrom, Comparator.reverseOrder())
                                .thenComparing(BenefitPolicy::version, Comparator.reverseOrder()))
                .filter(policy -> isNearest(policy, key));
    }

    private boolean isNearest(BenefitPolicy candidate, Key key) {
        LocalDate day = candidate.validFrom();
        return stored.find(key.region(), key.scheme(), day)
                .filter(other -> distance(other, key.region()) < distance(candidate, key.region()))
                .isEmpty();
    }

    private static int distance(BenefitPolicy policy, RegionCode region) {
        if (policy.region().equals(region)) {
            return 0;
        }
        if (policy.region().equals(region.province())) {
            return 1;
        }
        return policy.region().equals(RegionCode.NATION) ? 2 : 3;
    }
}
