package org.crossregion.clearing.year;

import java.time.Instant;

/**
 * A time at which a year's left-over items were collected into the draft.
 *
 * @param items how many there were
 * @param added how many of them had not been collected before
 */
public record Collection(int items, int added, String by, Instant at) {}
