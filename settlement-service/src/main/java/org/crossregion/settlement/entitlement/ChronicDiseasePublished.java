package org.crossregion.settlement.entitlement;

import org.crossregion.values.RegionCode;

import java.time.LocalDate;

/** A region's terms of a chronic disease as filing-service tells them; see docs/contracts. */
public record ChronicDiseasePublished(
        String region,
        String code,
        String name,
        LocalDate validFrom,
        int version,
        boolean entitlementRequired,
        int maxInstitutions) {

    void mustBeSound() {
        RegionCode.of(region);
        if (code.isEmpty() || version < 1 || maxInstitutions < 0) {
            throw new IllegalArgumentException("terms of " + code + " in " + region);
        }
    }
}
