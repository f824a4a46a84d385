package org.crossregion.fund.emergency;

import org.crossregion.values.RegionCode;

import java.util.Optional;
import java.util.UUID;

/**
 * Which emergency increases are asked for.
 *
 * @param prefix the digits that the insured region's code begins with
 */
record IncreaseQuery(
        String prefix,
        Optional<Integer> year,
        Optional<RegionCode> insured,
        Optional<IncreaseState> state,
        Optional<UUID> after,
        int limit) {}
