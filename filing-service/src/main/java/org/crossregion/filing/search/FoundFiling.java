package org.crossregion.filing.search;

import org.crossregion.eligibility.FilingState;
import org.crossregion.values.FilingType;
import org.crossregion.values.RegionCode;
import org.crossregion.web.identity.ProtectedIdentity;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** A filing with its person, as it is found. */
record FoundFiling(
        String id,
        String personNo,
        String name,
        String identityCipher,
        String identityIndex,
        String identityKeyId,
        RegionCode insuredRegion,
        FilingType type,
        String category,
        FilingState state,
        List<String> treatmentRegions,
        List<String> institutions,
        String channel,
        Optional<String> agency,
        LocalDate validFrom,
        Optional<LocalDate> validUntil,
        Instant submittedAt) {

    ProtectedIdentity identity() {
        return new ProtectedIdentity(identityCipher, identityIndex, identityKeyId);
    }
}
