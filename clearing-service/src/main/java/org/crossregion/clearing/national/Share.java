package org.crossregion.clearing.national;

import org.crossregion.values.RegionCode;
import org.crossregion.web.problem.Refused;

import java.util.Optional;

/**
 * Whose part of the nation's result somebody looks at.
 *
 * @param region one of the province's; empty for all of them
 */
record Share(RegionCode authority, Optional<RegionCode> region) {

    static Share of(RegionCode authority) {
        return new Share(authority, Optional.empty());
    }

    /**
     * As it is asked for.
     *
     * @throws Refused if that is no province, or the region is none of it
     */
    static Share asked(RegionCode authority, Optional<RegionCode> region) {
        if (authority == null || !authority.isProvince() || authority.equals(RegionCode.NATION)) {
            throw Refused.field("authority", "province", "must name a province, such as 220000");
        }
        if (region.filter(one -> !one.sameProvince(authority)).isPresent()) {
            throw Refused.field("region", "within-authority", "must be a region of " + authority);
        }
        return new Share(authority, region.filter(one -> !one.equals(authority)));
    }

    /** Whose it is: who may look at it covers this. */
    RegionCode owner() {
        return region.orElse(authority);
    }

    boolean has(Line line) {
        return region.map(line.region()::equals).orElse(true);
    }
}
