package org.crossregion.fund.quota;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.crossregion.values.RegionCode;
import org.crossregion.values.RegionPair;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which policy applies to a pair: one of the insured region's own, then of its province's, then of
 * the nation's; of each, one for the pair's tier goes before one for all. Of several the last that
 * has begun.
 */
@ApplicationScoped
public class QuotaPolicies {

    private final QuotaPolicyRepository repository;

    QuotaPolicies(QuotaPolicyRepository repository) {
        this.repository = repository;
    }

    /** The policy in force for a pair on a day. */
    public Optional<QuotaPolicy> inForce(RegionPair pair, LocalDate day) {
        return inForce(repository.latest(), pair, day);
    }

    /** What is in force on a day, read once for many pairs. */
    public Terms on(LocalDate day) {
        return new Terms(repository.latest(), day);
    }

    /** What a year's quotas are computed by: the terms on its first day, or today's if later. */
    Terms ofYear(int year, LocalDate today) {
        LocalDate opening = LocalDate.of(year, 1, 1);
        return on(today.isAfter(opening) ? today : opening);
    }

    /** The policies as they are on a day. */
    public record Terms(List<QuotaPolicy> policies, LocalDate day) {

        public Optional<QuotaPolicy> of(RegionPair pair) {
            return inForce(policies, pair, day);
        }
    }

    static Optional<QuotaPolicy> inForce(
            List<QuotaPolicy> policies, RegionPair pair, LocalDate day) {
        RegionCode insured = pair.insured();
        return Stream.of(insured, insured.province(), RegionCode.NATION)
                .distinct()
                .flatMap(region -> ofRegion(policies, region, pair, day).stream())
                .findFirst();
    }

    private static Optional<QuotaPolicy> ofRegion(
            List<QuotaPolicy> policies, RegionCode region, RegionPair pair, LocalDate day) {
        return policies.stream()
                .filter(policy -> policy.region().equals(region))
                .filter(policy -> policy.reach().includes(pair))
                .filter(policy -> !policy.validFrom().isAfter(day))
                .max(
                        Comparator.comparing((QuotaPolicy policy) -> policy.reach() != Reach.ALL)
                                .thenComparing(QuotaPolicy::validFrom));
    }

    /** All policies as they are now, by region, tier and first day. */
    public List<QuotaPolicy> all() {
        return repository.latest();
    }

    /**
     * Takes policies in; one that differs from what is known becomes its next version.
     *
     * @return how many were new or different
     */
    @Transactional
    public int record(List<QuotaPolicy> policies) {
        repository.lock();
        List<QuotaPolicy> known = repository.latest();
        int changed = 0;
        for (QuotaPolicy policy : policies) {
            Optional<QuotaPolicy> before =
                    known.stream()
                            .filter(one -> one.region().equals(policy.region()))
                            .filter(one -> one.reach() == policy.reach())
                            .filter(one -> one.validFrom().equals(policy.validFrom()))
                            .findFirst();
            int version = before.map(QuotaPolicy::version).orElse(0);
            if (before.isEmpty() || !policy.sameTerms(before.get())) {
                repository.add(policy.withVersion(version + 1));
                changed++;
            }
        }
        return changed;
    }
}
