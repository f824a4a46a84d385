package org.crossregion.clearing.deduction;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.values.Beijing;
import org.crossregion.web.clock.BusinessJob;

import java.time.Instant;
import java.util.Optional;

/**
 * Every Beijing midnight, books what was confirmed for the period after its settlement's and whose
 * settlement has been cleared since.
 */
@ApplicationScoped
class DeferredJob implements BusinessJob {

    private final DeductionRepository repository;
    private final DeductionBook book;

    DeferredJob(DeductionRepository repository, DeductionBook book) {
        this.repository = repository;
        this.book = book;
    }

    @Override
    public String name() {
        return "clearing-deductions";
    }

    @Override
    public Optional<Instant> nextDue(Instant after) {
        return Optional.of(Beijing.nextMidnight(after));
    }

    @Override
    public void run(Instant due) {
        repository.deferred().forEach(book::bookDeferred);
    }
}
