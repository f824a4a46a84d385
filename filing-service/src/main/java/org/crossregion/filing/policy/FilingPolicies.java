package org.crossregion.filing.policy;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.filing.reference.Versioned;
import org.crossregion.filing.refusal.FilingRefusal;
import org.crossregion.values.RegionCode;
import org.crossregion.web.problem.Refused;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Which policy applies: the region's own, else its province's, else the nation's. */
@ApplicationScoped
public class FilingPolicies {

    private final FilingPolicyRepository policies;

    FilingPolicies(FilingPolicyRepository policies) {
        this.policies = policies;
    }

    /**
     * The policy in force for persons insured in a region.
     *
     * @throws Refused if there is none, not even a national one
     */
    public Versioned<FilingPolicy> inForce(RegionCode insuredRegion, LocalDate day) {
        return List.of(insuredRegion, insuredRegion.province(), RegionCode.NATION).stream()
                .distinct()
                .map(region -> policies.inForce(region, day))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(
                        () ->
                                new Refused(
                                        FilingRefusal.POLICY_MISSING,
                                        "no filing policy for " + insuredRegion + " on " + day));
    }

    /**
     * The policy that a filing was judged by, as it now reads.
     *
     * @throws IllegalStateException if there is none: policies are never deleted
     */
    public FilingPolicy recorded(RegionCode region, LocalDate validFrom) {
        return policies.inForce(region, validFrom)
                .map(Versioned::value)
                .orElseThrow(
                        () -> new IllegalStateException("no policy " + region + "@" + validFrom));
    }
}
