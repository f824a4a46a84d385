package org.crossregion.fund.balance;

import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;

import java.time.Instant;
import java.util.Optional;

/**
 * Which balances are asked for.
 *
 * @param before what was booked before this instant counts
 * @param year whose quota is shown
 * @param prefix the digits that the insured region's code begins with
 * @param after the key after which the page begins; empty for the first
 */
record BalanceQuery(
        Instant before,
        int year,
        RollUp by,
        String prefix,
        Optional<RegionCode> insured,
        Optional<RegionCode> treatment,
        Optional<Scheme> scheme,
        String after,
        int limit) {}
