package org.crossregion.clearing.region;

import org.crossregion.values.RegionCode;

import java.util.Optional;

/**
 * A designated institution as filing-service publishes it.
 *
 * @param level the national level code, such as {@code 02}; pharmacies have none
 * @param region where it stands
 */
public record Institution(
        String code, String name, Optional<String> level, RegionCode region, long version) {}
