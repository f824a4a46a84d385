package org.crossregion.clearing.total;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.clearing.cut.Circle;
import org.crossregion.values.Period;

import java.util.Optional;
import java.util.SortedMap;

/** Moves the running totals and reads them. */
@ApplicationScoped
public class Totals {

    private final TotalRepository repository;

    Totals(TotalRepository repository) {
        this.repository = repository;
    }

    /** Moves totals in the caller's transaction. */
    public void move(Deltas deltas) {
        repository.move(deltas.byLane());
    }

    /**
     * Adds the lanes of a circle's period that was cut up to one, in the caller's transaction:
     * nothing arrives there any more, and whoever reads it afterwards reads a row for each cell,
     * however many settlements there were. Cells that come to nothing are gone.
     */
    public void fold(Circle circle, Period period) {
        repository.fold(circle, period);
    }

    /** Every cell of a circle's period with anything in it, due and held. */
    public SortedMap<Cell, Amounts> in(Circle circle, Period period) {
        return repository.in(circle, period, Optional.empty());
    }

    /** How many details are held in a circle's period. */
    public long held(Circle circle, Period period) {
        return repository.details(circle, period, DetailState.HELD);
    }

    /** The cells that will be cleared in a circle's period. */
    public SortedMap<Cell, Amounts> due(Circle circle, Period period) {
        return repository.in(circle, period, Optional.of(DetailState.DUE));
    }
}
