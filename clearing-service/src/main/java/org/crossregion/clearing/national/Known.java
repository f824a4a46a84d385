package org.crossregion.clearing.national;

import org.crossregion.values.Period;

import java.util.Optional;

/**
 * What we know of a settlement that differs, wherever it stands.
 *
 * @param originalId what it takes back, if it is a mirror
 * @param takenBack whether a mirror takes it back
 * @param standsIn the month it clears in
 * @param held whether it is held back there
 */
record Known(
        String settlementId,
        Optional<String> originalId,
        boolean takenBack,
        Period origin,
        Period standsIn,
        boolean held) {}
