package org.crossregion.settlement.filing;

import org.crossregion.eligibility.FilingRules;
import org.crossregion.values.RegionCode;

import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Collectors;

/** A filing policy as filing-service publishes it; see docs/contracts. */
record FilingPolicyPublished(
        String region, String name, LocalDate validFrom, int version, Rules policy) {

    /** The part of the policy that bears on eligibility. */
    record Rules(
            boolean exemptCountyLevelWithinProvince,
            Set<String> exemptRegions,
            boolean emergencyDeemedFiled,
            boolean promiseAllowed,
            boolean unfiledPaysDirectly,
            int temporaryMonths,
            int maxInstitutions) {

        FilingRules filingRules() {
            return new FilingRules(
                    exemptCountyLevelWithinProvince,
                    exemptRegions.stream().map(RegionCode::of).collect(Collectors.toSet()),
                    emergencyDeemedFiled,
                    promiseAllowed,
                    unfiledPaysDirectly,
                    temporaryMonths,
                    maxInstitutions);
        }
    }
}
