package org.crossregion.settlement.claim;

import org.crossregion.values.RegionCode;

import java.time.Instant;
import java.time.LocalDate;

/**
 * The authority lets care of one person that ended on a day be claimed although its time is over.
 *
 * @param lastDay it may be claimed on now
 */
record ClaimExtension(
        long id,
        String personNo,
        RegionCode insuredRegion,
        LocalDate endedOn,
        LocalDate lastDay,
        String reason,
        String grantedBy,
        Instant grantedAt) {}
