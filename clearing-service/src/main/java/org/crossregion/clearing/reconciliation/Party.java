package org.crossregion.clearing.reconciliation;

import org.crossregion.values.RegionCode;
import org.crossregion.values.RegionPair;

import java.util.Optional;

/**
 * Who reconciles with us: an institution about its bills, or the two regions of a pair about those
 * of their patients.
 */
record Party(Optional<String> institution, Optional<RegionPair> pair) {

    Party {
        if (institution.isPresent() == pair.isPresent()) {
            throw new IllegalArgumentException("a party is an institution or a pair of regions");
        }
    }

    static Party of(String institution) {
        return new Party(Optional.of(institution), Optional.empty());
    }

    static Party of(RegionPair pair) {
        return new Party(Optional.empty(), Optional.of(pair));
    }

    /** As tables name it. */
    String key() {
        return institution.orElseGet(() -> pair.get().insured() + ">" + pair.get().treatment());
    }

    static Party of(String institution, String insured, String treatment) {
        return institution == null
                ? of(new RegionPair(RegionCode.of(insured), RegionCode.of(treatment)))
                : of(institution);
    }

    @Override
    public String toString() {
        return key();
    }
}
