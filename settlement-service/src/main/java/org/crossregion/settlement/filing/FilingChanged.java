package org.crossregion.settlement.filing;

import org.crossregion.eligibility.FiledPermission;
import org.crossregion.eligibility.FilingState;
import org.crossregion.eligibility.HomeCare;
import org.crossregion.values.FilingType;
import org.crossregion.values.RegionCode;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A filing as filing-service tells of it, whole; see docs/contracts. An open end is null.
 *
 * @param homeCare what it leaves of care at home; null in events from before it was told
 * @param category the type's category of persons; null in events from before it was told
 * @param referral null where none is filed, and in events from before it was told
 */
record FilingChanged(
        String filingId,
        int version,
        String personNo,
        String insuredRegion,
        String type,
        String state,
        List<String> treatmentRegions,
        List<String> institutions,
        LocalDate validFrom,
        LocalDate validUntil,
        boolean onPromise,
        boolean accountSuspended,
        String homeCare,
        String category,
        Referred referral) {

    /** Checks every word of it. */
    FiledPermission permission() {
        return new FiledPermission(
                filingId,
                FilingType.fromString(type),
                FilingState.fromString(state),
                treatmentRegions.stream().map(RegionCode::of).toList(),
                institutions,
                validFrom,
                Optional.ofNullable(validUntil),
                onPromise,
                accountSuspended,
                homeCare == null ? HomeCare.OPEN : HomeCare.fromString(homeCare),
                category == null ? "" : category);
    }
}
