package org.crossregion.filing.person;

import org.crossregion.values.RegionCode;

import java.time.Instant;

/**
 * Two registered persons who may be one.
 *
 * @param one the smaller of the two numbers
 * @param region the pooling region of the one
 */
record Duplicate(String one, String other, Likeness likeness, RegionCode region, Instant foundAt) {

    String key() {
        return one + ":" + other;
    }
}
