package org.crossregion.clearing.seal;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.values.Period;

import java.util.List;
import java.util.Optional;

/** Records what was sent for a month and proves that it has arrived. */
@ApplicationScoped
public class Seals {

    private final SealRepository repository;

    Seals(SealRepository repository) {
        this.repository = repository;
    }

    /**
     * Records a seal in the caller's transaction.
     *
     * @throws IllegalArgumentException if its month is none
     */
    public void record(MonthSealed seal) {
        if (!Period.fromString(seal.month()).isMonth()) {
            throw new IllegalArgumentException("a month is sealed, not " + seal.month());
        }
        repository.record(seal);
    }

    public Optional<Seal> find(Period month) {
        return repository.find(month);
    }

    /**
     * What is missing to the seal of a month; nothing once it has been proven, for what comes later
     * is late. The totals answer at once; only if they disagree are the facts counted, so that a
     * wrong total is never taken for a missing settlement.
     */
    public List<Seal.Difference> differences(Seal seal) {
        if (repository.isProven(seal.month())
                || seal.differencesTo(repository.arrivedByTotals(seal.month())).isEmpty()) {
            return List.of();
        }
        return seal.differencesTo(repository.arrivedByFacts(seal.month()));
    }

    /** Remembers, in the caller's transaction, that all of a month has arrived. */
    public void prove(Period month) {
        repository.prove(month);
    }
}
