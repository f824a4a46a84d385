package org.crossregion.filing.chronic;

import org.crossregion.values.RegionCode;

import java.time.LocalDate;

/**
 * A chronic disease that a region entitles to outpatient benefits (门诊慢特病病种), from a day on.
 *
 * @param region a pooling region; a province or the nation for those that do not list it themselves
 * @param code 门慢门特病种目录代码, such as {@code M03900}
 * @param entitlementRequired whether a bill for it needs the person to be entitled
 * @param maxInstitutions the most that an entitlement designates; 0 if every networked one is open
 * @param validMonths how long an entitlement holds at most; 0 if it need not end
 * @param hospitalsRegister whether hospitals may register it (2503), not only the agency
 */
record ChronicDisease(
        RegionCode region,
        String code,
        String name,
        LocalDate validFrom,
        boolean entitlementRequired,
        int maxInstitutions,
        int validMonths,
        boolean hospitalsRegister) {}
