package org.crossregion.fund.utilisation;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.fund.alert.Alerts.Watched;
import org.crossregion.fund.alert.Guard;
import org.crossregion.fund.quota.QuotaPolicies;
import org.crossregion.fund.quota.QuotaPolicy;
import org.crossregion.values.Period;

import java.time.Clock;
import java.util.List;

/** Tells other capabilities how much of a pair's fund is in use. */
@ApplicationScoped
public class Utilisation {

    private final UtilisationRepository repository;
    private final GuardedUse guarded;
    private final Clock clock;

    Utilisation(UtilisationRepository repository, GuardedUse guarded, Clock clock) {
        this.repository = repository;
        this.guarded = guarded;
        this.clock = clock;
    }

    /**
     * Where a pair and scheme stand, or the member that their policy watches: the running month or
     * the last one that was cleared, whichever uses more.
     *
     * @param policy of the pair
     * @param terms that are in force now
     */
    public Utilised highest(Watched one, QuotaPolicy policy, QuotaPolicies.Terms terms) {
        Period running = Period.monthOf(clock.instant());
        Guard guard = Guard.of(policy, one.pair(), one.scheme());
        Utilised now = guarded.of(running, guard, policy, terms);
        return guarded.lastCleared(guard, policy, running)
                .map(month -> guarded.of(month, guard, policy, terms))
                .filter(last -> last.used().compareTo(now.used()) >= 0)
                .orElse(now);
    }

    /** How the pairs of some insured regions stand in a month, by key, from one on. */
    public List<Utilised> page(Period period, String insuredPrefix, String after, int limit) {
        return repository.page(period, insuredPrefix, after, limit);
    }
}
