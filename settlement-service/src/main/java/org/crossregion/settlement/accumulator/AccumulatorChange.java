package org.crossregion.settlement.accumulator;

import org.crossregion.values.Scheme;

import java.util.Optional;

/**
 * What one bill, or the mirror of one, did to a person's year.
 *
 * @param originalId the bill that a mirror takes back
 * @param stay whether the bill is for a stay
 * @param year a mirror changes its original's years
 */
public record AccumulatorChange(
        String settlementId,
        Optional<String> originalId,
        String visitId,
        boolean stay,
        String personNo,
        Scheme scheme,
        YearChange year) {}
