package org.crossregion.fund.utilisation;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.fund.alert.Guard;
import org.crossregion.fund.quota.AlertScope;
import org.crossregion.fund.quota.QuotaPolicies;
import org.crossregion.fund.quota.QuotaPolicy;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;

import java.util.List;
import java.util.Optional;

/** Measures the use of whatever a policy watches: a pair, or a whole member on either side. */
@ApplicationScoped
class GuardedUse {

    private final UtilisationRepository repository;

    GuardedUse(UtilisationRepository repository) {
        this.repository = repository;
    }

    /**
     * The use in a month; the sum over all pairs that the same policy is in force for.
     *
     * @param policy that says what is watched
     */
    Utilised of(Period period, Guard guard, QuotaPolicy policy, QuotaPolicies.Terms terms) {
        List<Utilised> rows =
                switch (guard.scope()) {
                    case PAIR ->
                            repository.of(
                                    period,
                                    guard.pair().insured(),
                                    Optional.of(guard.pair().treatment()));
                    case INSURED -> repository.of(period, guard.pair().insured(), Optional.empty());
                    case TREATMENT ->
                            repository.of(
                                    period, policy.region(), Optional.of(guard.pair().treatment()));
                };
        return rows.stream()
                .filter(one -> one.scheme() == guard.scheme())
                .filter(one -> isGuarded(one, guard, policy, terms))
                .reduce(Utilised.none(guard.pair(), guard.scheme(), period), Utilised::plus);
    }

    private static boolean isGuarded(
            Utilised one, Guard guard, QuotaPolicy policy, QuotaPolicies.Terms terms) {
        return guard.scope() == AlertScope.PAIR
                || terms.of(one.pair()).filter(policy::equals).isPresent();
    }

    /** The last month, up to the running one, that has been cleared for what is watched. */
    Optional<Period> lastCleared(Guard guard, QuotaPolicy policy, Period running) {
        RegionCode insured =
                guard.scope() == AlertScope.TREATMENT ? policy.region() : guard.pair().insured();
        return repository.lastCleared(
                insured,
                guard.scope() == AlertScope.INSURED
                        ? Optional.empty()
                        : Optional.of(guard.pair().treatment()),
                guard.scheme(),
                running);
    }
}
