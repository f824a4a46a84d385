package org.crossregion.fund;

import org.crossregion.values.RegionCode;

import java.util.Optional;

/** The digits that the codes of all regions in a region's reach begin with. */
public final class RegionPrefix {

    private RegionPrefix() {}

    /** None for the nation and for whoever is held to no region: every code begins with them. */
    public static String of(Optional<RegionCode> region) {
        return region.filter(code -> !code.equals(RegionCode.NATION))
                .map(code -> code.isProvince() ? code.value().substring(0, 2) : code.value())
                .orElse("");
    }
}
