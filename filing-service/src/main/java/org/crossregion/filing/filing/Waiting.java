package org.crossregion.filing.filing;

import org.crossregion.values.RegionCode;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A filing that waits for its review, as far as its limit goes.
 *
 * @param reviewDue null for filings older than review limits
 */
record Waiting(
        String id,
        String channel,
        Instant submittedAt,
        RegionCode policyRegion,
        LocalDate policyValidFrom,
        LocalDate reviewDue) {

    Waiting dueOn(LocalDate day) {
        return new Waiting(id, channel, submittedAt, policyRegion, policyValidFrom, day);
    }
}
