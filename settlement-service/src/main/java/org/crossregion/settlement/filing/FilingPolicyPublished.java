package org.crossregion.settlement.filing;

import org.crossregion.eligibility.CareCause;
import org.crossregion.eligibility.FilingRules;
import org.crossregion.eligibility.NoticeRule;
import org.crossregion.values.RegionCode;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A filing policy as filing-service publishes it; see docs/contracts. */
record FilingPolicyPublished(
        String region, String name, LocalDate validFrom, int version, Rules policy) {

    /**
     * The part of the policy that bears on eligibility.
     *
     * @param exclusions what is never paid for; null in events from before it was told
     * @param admissionNotice null if stays elsewhere need not be told of
     * @param suspendedEmergencyPays null in events from before it was told, which is no
     */
    record Rules(
            boolean exemptCountyLevelWithinProvince,
            Set<String> exemptRegions,
            boolean emergencyDeemedFiled,
            boolean promiseAllowed,
            boolean unfiledPaysDirectly,
            int temporaryMonths,
            int maxInstitutions,
            Set<String> exclusions,
            Notice admissionNotice,
            Boolean suspendedEmergencyPays) {

        /** Until when a stay elsewhere must be told of. */
        record Notice(
                int days,
                int largeAmountDays,
                int largeAmountMonths,
                Set<String> largeAmountCategories) {

            NoticeRule rule() {
                return new NoticeRule(
                        days, largeAmountDays, largeAmountMonths, largeAmountCategories);
            }
        }

        FilingRules filingRules() {
            return new FilingRules(
                    exemptCountyLevelWithinProvince,
                    exemptRegions.stream().map(RegionCode::of).collect(Collectors.toSet()),
                    emergencyDeemedFiled,
                    promiseAllowed,
                    unfiledPaysDirectly,
                    temporaryMonths,
                    maxInstitutions,
                    Optional.ofNullable(exclusions).orElse(Set.of()).stream()
                            .map(CareCause::fromString)
                            .collect(Collectors.toSet()),
                    Optional.ofNullable(admissionNotice).map(Notice::rule),
                    Optional.ofNullable(suspendedEmergencyPays).orElse(false));
        }
    }
}
