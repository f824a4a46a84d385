package org.crossregion.fund.quota;

import org.crossregion.values.Money;
import org.crossregion.values.Rate;
import org.crossregion.values.RegionCode;
import org.crossregion.values.RegionPair;
import org.crossregion.values.Scheme;

import java.time.Instant;
import java.time.LocalDate;

/**
 * The quota fixed for one pair and scheme in one year, with all it was computed from.
 *
 * @param version counts how often it was fixed; the last one holds
 * @param basis the money it was computed from, as the policy's method says
 * @param divisor by how many months it was averaged
 * @param multiplier the coefficient
 * @param lastYear last year's quota with emergency increases
 * @param carried the balance carried over from last year
 */
public record Quota(
        int year,
        RegionPair pair,
        Scheme scheme,
        int version,
        Money basis,
        int divisor,
        Rate multiplier,
        Money amount,
        Money lastYear,
        Money carried,
        RegionCode policyRegion,
        Reach policyReach,
        LocalDate policyValidFrom,
        int policyVersion,
        Instant fixedAt,
        String fixedBy) {

    /** What the quota means in money (调整): above zero to be paid up, below zero to be returned. */
    public Money adjustment() {
        return amount.minus(lastYear).minus(carried);
    }

    /** Whether it says the same as another, whoever fixed it and when. */
    boolean sameAs(Quota other) {
        return basis.equals(other.basis)
                && divisor == other.divisor
                && multiplier.equals(other.multiplier)
                && amount.equals(other.amount)
                && lastYear.equals(other.lastYear)
                && carried.equals(other.carried);
    }

    Quota withVersion(int newVersion) {
        return new Quota(
                year,
                pair,
                scheme,
                newVersion,
                basis,
                divisor,
                multiplier,
                amount,
                lastYear,
                carried,
                policyRegion,
                policyReach,
                policyValidFrom,
                policyVersion,
                fixedAt,
                fixedBy);
    }
}
