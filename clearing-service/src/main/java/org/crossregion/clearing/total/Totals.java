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

    /** Every cell of a circle's period with anything in it, due and held. */
    public SortedMap<Cell, Amounts> in(Circle circle, Period period) {
        return repository.in(circle, period, Optional.empty());
    }

    /** The cells that will be cleared in a circle's period. */
    public SortedMap<Cell, Amounts> due(Circle circle, Period period) {
        return repository.in(circle, period, Optional.of(DetailState.DUE));
    }
}
