package org.crossregion.fund.ledger;

import org.crossregion.values.Money;
import org.crossregion.values.RegionPair;
import org.crossregion.values.Scheme;

import java.time.Instant;

/**
 * What one entry did to a pair's and scheme's money.
 *
 * @param held how much more lies in the fund; below zero if less
 * @param lent how much more is lent; below zero if less
 */
public record Movement(
        long entry,
        EntryKind kind,
        Instant bookedAt,
        String bookedBy,
        String reason,
        String document,
        RegionPair pair,
        Scheme scheme,
        Money held,
        Money lent) {}
