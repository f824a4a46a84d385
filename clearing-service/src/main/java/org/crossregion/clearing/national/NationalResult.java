package org.crossregion.clearing.national;

import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;

import java.time.Instant;
import java.util.UUID;

/**
 * A result of the nation as it was loaded.
 *
 * @param no its order; the last of an authority's month counts
 * @param rows how many settlements it has
 */
public record NationalResult(
        long no,
        UUID id,
        RegionCode authority,
        Period period,
        String fileName,
        String sha256,
        int rows,
        String givenBy,
        Instant givenAt) {}
