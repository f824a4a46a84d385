package org.crossregion.eligibility;

import org.crossregion.values.RegionCode;

import java.util.Optional;
import java.util.Set;

/**
 * What an insured region's filing policy says that bears on eligibility, in force on the day asked
 * about.
 *
 * @param exemptCountyLevelWithinProvince whether the areas marked in {@code exemptRegions} need no
 *     filing from persons insured in the same province (县域免备案)
 * @param exemptRegions the region codes marked exempt; without the flag they mean nothing
 * @param emergencyDeemedFiled emergency care counts as filed (急诊抢救视同备案)
 * @param promiseAllowed a written promise may stand for proof until that follows (承诺制)
 * @param unfiledPaysDirectly whoever is not filed is settled directly all the same, on worse terms
 *     (JS: at most 20 points less)
 * @param temporaryMonths how many months a temporary filing holds
 * @param maxInstitutions how many institutions a filing may name; 0 if it names none and opens all
 * @param exclusions what the insurance never pays for, neither here nor there (S4 第十一条(六))
 * @param admissionNotice until when a stay elsewhere must be told; absent if it need not be
 * @param suspendedEmergencyPays emergencies of suspended persons are settled directly all the same
 */
public record FilingRules(
        boolean exemptCountyLevelWithinProvince,
        Set<RegionCode> exemptRegions,
        boolean emergencyDeemedFiled,
        boolean promiseAllowed,
        boolean unfiledPaysDirectly,
        int temporaryMonths,
        int maxInstitutions,
        Set<CareCause> exclusions,
        Optional<NoticeRule> admissionNotice,
        boolean suspendedEmergencyPays) {

    public FilingRules {
        exemptRegions = Set.copyOf(exemptRegions);
        exclusions = Set.copyOf(exclusions);
        if (temporaryMonths < 1) {
            throw new IllegalArgumentException("a temporary filing holds at least a month");
        }
        if (maxInstitutions < 0) {
            throw new IllegalArgumentException("negative number of institutions");
        }
    }

    /** Rules that exclude nothing, want no notice and make no exception for the suspended. */
    public FilingRules(
            boolean exemptCountyLevelWithinProvince,
            Set<RegionCode> exemptRegions,
            boolean emergencyDeemedFiled,
            boolean promiseAllowed,
            boolean unfiledPaysDirectly,
            int temporaryMonths,
            int maxInstitutions) {
        this(
                exemptCountyLevelWithinProvince,
                exemptRegions,
                emergencyDeemedFiled,
                promiseAllowed,
                unfiledPaysDirectly,
                temporaryMonths,
                maxInstitutions,
                Set.of(),
                Optional.empty(),
                false);
    }

    /** Whether care for this reason is never paid for. */
    boolean excludes(CareQuestion question) {
        return question.cause().filter(exclusions::contains).isPresent();
    }

    /** Whether care at this place needs no filing from a person insured in that region. */
    boolean exempts(CareQuestion question) {
        return exemptCountyLevelWithinProvince
                && question.insuredRegion().sameProvince(question.treatmentRegion())
                && (exemptRegions.contains(question.treatmentAdmdvs())
                        || exemptRegions.contains(question.treatmentRegion()));
    }
}
