package org.crossregion.filing.filing;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.filing.filing.Applicants.Applicant;
import org.crossregion.filing.institution.Institution;
import org.crossregion.filing.institution.Institutions;
import org.crossregion.filing.policy.FilingPolicies;
import org.crossregion.filing.policy.FilingPolicy;
import org.crossregion.filing.reference.Versioned;
import org.crossregion.filing.region.Region;
import org.crossregion.filing.region.Regions;
import org.crossregion.values.RegionCode;
import org.crossregion.web.security.Environment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Judges an application by the policy in force for the insured region. */
@ApplicationScoped
class Judgement {

    private final FilingPolicies policies;
    private final Regions regions;
    private final Institutions institutions;
    private final ReviewLimits limits;

    Judgement(
            FilingPolicies policies,
            Regions regions,
            Institutions institutions,
            ReviewLimits limits) {
        this.policies = policies;
        this.regions = regions;
        this.institutions = institutions;
        this.limits = limits;
    }

    /**
     * The rules that an application has passed and the policy they come from.
     *
     * @param reviewDue the last day for its review
     */
    record Passed(ApplicationRules rules, Versioned<FilingPolicy> policy, LocalDate reviewDue) {}

    /**
     * @param placesFiled the regions of the person's other open long-term filings
     * @throws org.crossregion.web.problem.Refused by the first rule that is broken
     */
    Passed pass(
            Application asked, Applicant applicant, List<RegionCode> placesFiled, LocalDate today) {
        Passed judged = prepare(asked, applicant, placesFiled, today);
        judged.rules().mustHold(today, !Environment.isProduction());
        return judged;
    }

    /** The same, not judged yet. */
    Passed prepare(
            Application asked, Applicant applicant, List<RegionCode> placesFiled, LocalDate today) {
        RegionCode insuredRegion = applicant.insuredRegion();
        Versioned<FilingPolicy> policy = policies.inForce(insuredRegion, today);
        Application application =
                asked.category().isEmpty()
                        ? asked.withCategory(
                                policy.value()
                                        .categoryFor(
                                                asked.type(),
                                                applicant.insurance().scheme(),
                                                applicant.insurance().personType()))
                        : asked;
        Map<RegionCode, Region> places = regions.find(application.treatmentRegions());
        List<String> codes = new ArrayList<>(application.institutions());
        application.referredBy().ifPresent(codes::add);
        Map<String, Institution> named = codes.isEmpty() ? Map.of() : institutions.find(codes);
        ApplicationRules rules =
                new ApplicationRules(
                        application,
                        policy.value(),
                        insuredRegion,
                        applicant.insurance(),
                        places,
                        named,
                        pools(named),
                        Set.copyOf(placesFiled));
        return new Passed(rules, policy, limits.due(policy.value(), application.channel(), today));
    }

    private Map<String, RegionCode> pools(Map<String, Institution> named) {
        Map<String, RegionCode> pools = new LinkedHashMap<>();
        named.forEach(
                (code, institution) ->
                        pools.put(code, regions.poolingRegion(institution.region()).code()));
        return pools;
    }
}
