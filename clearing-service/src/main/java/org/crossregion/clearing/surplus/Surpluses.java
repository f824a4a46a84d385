package org.crossregion.clearing.surplus;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.clearing.period.PeriodKey;
import org.crossregion.values.RegionCode;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What has come over, for those who show it beside what is open. */
@ApplicationScoped
public class Surpluses {

    private static final int MOST = 1_000;

    private final SurplusRepository repository;

    Surpluses(SurplusRepository repository) {
        this.repository = repository;
    }

    /** All that ever came over on some notices, given back or not. */
    public List<Surplus> of(Collection<String> notices) {
        return notices.isEmpty() ? List.of() : repository.of(notices);
    }

    /**
     * What is still here, the oldest first; at most a thousand.
     *
     * @param scope whose, as payer or holder; of a province also its regions'
     */
    public List<Surplus> held(Optional<RegionCode> scope) {
        return repository.held(scope, MOST);
    }

    /** What is still here of what came over on the notices of a period. */
    public List<Surplus> held(PeriodKey key) {
        return repository.held(key.circle(), key.period());
    }
}
