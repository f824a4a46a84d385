package org.crossregion.filing.filing;

import org.crossregion.values.RegionCode;

import java.time.Instant;
import java.util.List;

/**
 * The treatment place confirmed the chosen institutions.
 *
 * @param region of the clerk who did
 */
record Confirmation(
        RegionCode region, List<String> institutions, Instant at, String author, String reason) {}
