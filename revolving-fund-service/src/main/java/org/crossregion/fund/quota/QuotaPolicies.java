package org.crossregion.fund.quota;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.crossregion.values.RegionCode;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which policy applies: the region's own, then its province's, then the nation's, on the date. */
@ApplicationScoped
public class QuotaPolicies {

    private final QuotaPolicyRepository repository;

    QuotaPolicies(QuotaPolicyRepository repository) {
        this.repository = repository;
    }

    /** The policy in force for an insured region on a day. */
    public Optional<QuotaPolicy> inForce(RegionCode insured, LocalDate day) {
        return inForce(repository.latest(), insured, day);
    }

    static Optional<QuotaPolicy> inForce(
            List<QuotaPolicy> policies, RegionCode insured, LocalDate day) {
        return Stream.of(insured, insured.province(), RegionCode.NATION)
                .distinct()
                .flatMap(
                        region ->
                                policies.stream()
                                        .filter(policy -> policy.region().equals(region))
                                        .filter(policy -> !policy.validFrom().isAfter(day))
                                        .max(Comparator.comparing(QuotaPolicy::validFrom))
                                        .stream())
                .findFirst();
    }

    /** All policies as they are now, by region and first day. */
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
