package org.crossregion.filing.region;

import org.crossregion.values.RegionCode;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A pooling region reached a stage of its opening.
 *
 * @param since the first day it holds
 */
public record OpeningStep(
        RegionCode region,
        OpeningStage stage,
        LocalDate since,
        Instant at,
        String author,
        String reason) {}
