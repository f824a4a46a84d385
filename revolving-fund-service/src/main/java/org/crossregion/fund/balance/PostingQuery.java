package org.crossregion.fund.balance;

import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;

import java.time.Instant;
import java.util.Optional;

/**
 * Which postings are asked for.
 *
 * @param prefix the digits that the insured region's code begins with
 * @param from booked at this instant or later
 * @param before booked before this instant
 * @param afterEntry the entry of the last posting seen; 0 at first
 * @param afterLine its line
 */
record PostingQuery(
        String prefix,
        Optional<RegionCode> insured,
        Optional<RegionCode> treatment,
        Optional<Scheme> scheme,
        Optional<String> document,
        Optional<Instant> from,
        Optional<Instant> before,
        long afterEntry,
        int afterLine,
        int limit) {}
