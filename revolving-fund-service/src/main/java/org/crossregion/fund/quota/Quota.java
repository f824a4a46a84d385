package org.crossregion.fund.quota;

import org.crossregion.values.Money;
import org.crossregion.values.Rate;
import org.crossregion.values.RegionCode;
import org.crossregion.values.RegionPair;
import org.crossregion.values.Scheme;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * The quota fixed for one pair and scheme in one year, with all it was computed from.
 *
 * @param version counts how often it was fixed; the last one holds
 * @param basis the money it was computed from, as the policy's method says
 * @param divisor by how many months it was averaged
 * @param multiplier the coefficient
 * @param lastYear last year's quota with emergency increases
 * @param amount the quota itself
 * @param carried the balance carried over from last year
 * @param computed what the policy gives; the quota differs from it only where it was set by hand
 * @param givenTotal the total from above that it is a share of, if it is one
 * @param override what set it by hand, if something did
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
        String fixedBy,
        Money computed,
        Optional<Money> givenTotal,
        Optional<UUID> override) {

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
                && carried.equals(other.carried)
                && computed.equals(other.computed)
                && givenTotal.equals(other.givenTotal)
                && override.equals(other.override);
    }

    /** As an approved override sets it, or as the policy gives it if it takes itself back. */
    Quota setBy(QuotaOverride by) {
        return with(
                version,
                by.quota().orElse(computed),
                by.quota().isPresent() ? Optional.of(by.id()) : Optional.empty(),
                fixedAt,
                fixedBy);
    }

    /** The same, fixed by somebody at another time. */
    Quota fixedBy(String who, Instant at) {
        return with(version, amount, override, at, who);
    }

    Quota withVersion(int newVersion) {
        return with(newVersion, amount, override, fixedAt, fixedBy);
    }

    private Quota with(int newVersion, Money newAmount, Optional<UUID> by, Instant at, String who) {
        return new Quota(
                year,
                pair,
                scheme,
                newVersion,
                basis,
                divisor,
                multiplier,
                newAmount,
                lastYear,
                carried,
                policyRegion,
                policyReach,
                policyValidFrom,
                policyVersion,
                at,
                who,
                computed,
                givenTotal,
                by);
    }
}
