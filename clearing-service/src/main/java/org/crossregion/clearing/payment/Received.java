package org.crossregion.clearing.payment;

import org.crossregion.values.Money;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Money that has arrived for known notices of one region under one scheme.
 *
 * @param remittanceCode as it was quoted, if it was
 * @param counterparty whose lines of the notices only; empty for all
 * @param parts what of it is for which notice, never more than is open there
 * @param remittance of which it is the arrival, if somebody says so
 */
public record Received(
        String bankReference,
        RegionCode region,
        Scheme scheme,
        LocalDate paidOn,
        Optional<String> remittanceCode,
        Optional<RegionCode> counterparty,
        SortedMap<String, Money> parts,
        Optional<UUID> remittance) {

    public Received {
        parts = Collections.unmodifiableSortedMap(new TreeMap<>(parts));
        if (parts.isEmpty() || !parts.values().stream().allMatch(Money::isPositive)) {
            throw new IllegalArgumentException("what has arrived is more than nothing");
        }
    }

    public Money amount() {
        return Money.sum(parts.values());
    }
}
