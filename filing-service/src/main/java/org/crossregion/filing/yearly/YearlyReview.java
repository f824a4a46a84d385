package org.crossregion.filing.yearly;

import org.crossregion.values.Money;
import org.crossregion.values.RegionCode;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A person was reviewed for a year.
 *
 * @param late made up for after its last day
 * @param premium what was prepaid for the next year; zero where nothing is demanded
 * @param receipt the receipt's number; empty if nothing was paid
 */
record YearlyReview(
        String personNo,
        RegionCode insuredRegion,
        int year,
        LocalDate reviewedOn,
        boolean late,
        Money premium,
        String receipt,
        String reason,
        String author,
        Instant recordedAt) {}
