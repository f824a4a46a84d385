package org.crossregion.settlement.entitlement;

import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** An entitlement as filing-service tells it; see docs/contracts. Open days are null. */
public record ChronicEntitlementChanged(
        String entitlementId,
        int version,
        String personNo,
        String insuredRegion,
        String scheme,
        String diseaseCode,
        String diseaseName,
        LocalDate validFrom,
        LocalDate validUntil,
        LocalDate withdrawnOn,
        List<String> institutions) {

    /** Checks every word of it. */
    Entitlement entitlement() {
        RegionCode.of(insuredRegion);
        return new Entitlement(
                entitlementId,
                personNo,
                Scheme.fromString(scheme),
                diseaseCode,
                diseaseName,
                validFrom,
                Optional.ofNullable(validUntil),
                Optional.ofNullable(withdrawnOn),
                institutions);
    }
}
