package org.crossregion.clearing.statement;

import org.crossregion.values.RegionCode;

/**
 * A region as it was at the cut.
 *
 * @param listed whether it stands in the table even without a case
 */
public record PrintedRegion(RegionCode code, String name, boolean listed) {}
