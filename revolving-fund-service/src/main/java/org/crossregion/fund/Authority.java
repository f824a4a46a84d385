package org.crossregion.fund;

import org.crossregion.values.RegionCode;

/** Who decides on a region's fund and issues its notices: its province, and the nation of one. */
public final class Authority {

    private Authority() {}

    public static RegionCode over(RegionCode region) {
        return region.isProvince() ? RegionCode.NATION : region.province();
    }
}
