package org.crossregion.fund.quota;

import org.crossregion.values.Money;
import org.crossregion.values.RegionPair;
import org.crossregion.values.Scheme;

import java.util.Optional;

/**
 * What a year's quota of one pair and scheme is computed from.
 *
 * @param year the year the quota is for
 * @param basis the money the coefficient is applied to, all its months together
 * @param lastYearQuota last year's quota with emergency increases, where it is not in our ledger
 * @param carried what was left over at the end of last year and lowers this year's payment, where
 *     it is not in our ledger
 */
public record QuotaBasis(
        int year,
        RegionPair pair,
        Scheme scheme,
        Money basis,
        Optional<Money> lastYearQuota,
        Optional<Money> carried) {

    public QuotaBasis {
        if (year < 2000 || year > 2999) {
            throw new IllegalArgumentException("no such year: " + year);
        }
        if (pair.isOwnRegion()) {
            throw new IllegalArgumentException("the fund is for care elsewhere, not " + pair);
        }
        if (basis.isNegative()
                || carried.map(Money::isNegative).orElse(false)
                || lastYearQuota.map(Money::isNegative).orElse(false)) {
            throw new IllegalArgumentException("a basis, quota or balance below zero");
        }
    }
}
