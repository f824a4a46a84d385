package org.crossregion.settlement.simulation;

import org.crossregion.settlement.benefit.BenefitPolicies;
import org.crossregion.settlement.benefit.BenefitPolicy;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which candidate would apply to whom, were it imported: of those for the region, its province or
 * the nation the nearest, and none where a nearer policy is in force already. It applies to the
 * month's year whatever its day; to an earlier one only if its day is not after that year.
 */
final class Candidates {

    private record Key(RegionCode region, Scheme scheme) {}

    private record DayKey(RegionCode region, Scheme scheme, LocalDate day) {}

    /** The policies that are in force. */
    @FunctionalInterface
    interface InForce {
        Optional<BenefitPolicy> find(RegionCode insuredRegion, Scheme scheme, LocalDate day);
    }

    private final List<BenefitPolicy> policies;
    private final InForce stored;
    private final int year;
    private final Map<Key, Optional<BenefitPolicy>> known = new HashMap<>();
    private final Map<DayKey, Optional<BenefitPolicy>> earlier = new HashMap<>();
    private final Map<DayKey, Optional<BenefitPolicy>> storedThen = new HashMap<>();

    /**
     * @param year of the month
     */
    Candidates(List<BenefitPolicy> policies, InForce stored, int year) {
        this.policies = policies;
        this.stored = stored;
        this.year = year;
    }

    Optional<BenefitPolicy> of(RegionCode insuredRegion, Scheme scheme) {
        return known.computeIfAbsent(new Key(insuredRegion, scheme), this::find);
    }

    /** What applies to the days of a bill that lie in a year, where a candidate applies to it. */
    BenefitPolicy ofYear(RegionCode insuredRegion, Scheme scheme, int ofDays) {
        BenefitPolicy candidate = of(insuredRegion, scheme).orElseThrow();
        return ofDays >= year
                ? candidate
                : earlier.computeIfAbsent(
                                new DayKey(insuredRegion, scheme, LocalDate.of(ofDays, 12, 31)),
                                this::findEarlier)
                        .orElse(candidate);
    }

    /** The policy that is in force on a day without any candidate. */
    Optional<BenefitPolicy> stored(RegionCode insuredRegion, Scheme scheme, LocalDate day) {
        return storedThen.computeIfAbsent(
                new DayKey(insuredRegion, scheme, day),
                key -> stored.find(key.region(), key.scheme(), key.day()));
    }

    /** The policy of a year that a bill was settled by. */
    Optional<BenefitPolicy> storedOf(MonthBill bill, Scheme scheme, int ofDays) {
        LocalDate on =
                stored(bill.insuredRegion(), scheme, bill.billedUntil())
                        .map(policy -> bill.reckonedOn(policy.claims()))
                        .orElse(bill.settledOn());
        return stored(bill.insuredRegion(), scheme, BenefitPolicies.dayOf(ofDays, on));
    }

    private Optional<BenefitPolicy> find(Key key) {
        return nearest(policies.stream(), key).filter(policy -> isNearest(policy, key));
    }

    private Optional<BenefitPolicy> findEarlier(DayKey key) {
        return nearest(
                Stream.concat(
                        policies.stream().filter(policy -> !policy.validFrom().isAfter(key.day())),
                        stored.find(key.region(), key.scheme(), key.day()).stream()),
                new Key(key.region(), key.scheme()));
    }

    /** Of those for a region the nearest, and of these the latest. */
    private static Optional<BenefitPolicy> nearest(Stream<BenefitPolicy> of, Key key) {
        return of.filter(policy -> policy.scheme() == key.scheme())
                .filter(policy -> distance(policy, key.region()) < 3)
                .min(
                        Comparator.comparingInt(
                                        (BenefitPolicy policy) -> distance(policy, key.region()))
                                .thenComparing(BenefitPolicy::validFrom, Comparator.reverseOrder())
                                .thenComparing(BenefitPolicy::version, Comparator.reverseOrder()));
    }

    private boolean isNearest(BenefitPolicy candidate, Key key) {
        LocalDate day = candidate.validFrom();
        return stored.find(key.region(), key.scheme(), day)
                .filter(other -> distance(other, key.region()) < distance(candidate, key.region()))
                .isEmpty();
    }

    private static int distance(BenefitPolicy policy, RegionCode region) {
        if (policy.region().equals(region)) {
            return 0;
        }
        if (policy.region().equals(region.province())) {
            return 1;
        }
        return policy.region().equals(RegionCode.NATION) ? 2 : 3;
    }
}
