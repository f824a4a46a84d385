package org.crossregion.clearing.deduction;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.clearing.cut.Circle;
import org.crossregion.clearing.cut.Cut;
import org.crossregion.clearing.cut.CutBook;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;

import java.time.Instant;
import java.util.List;

/**
 * What form 14 is printed from: everything as it was when the period was cut, so that it prints the
 * same whatever becomes of a deduction later.
 */
@ApplicationScoped
public class DeductionTable {

    private final LineRepository repository;
    private final CutBook cuts;

    DeductionTable(LineRepository repository, CutBook cuts) {
        this.repository = repository;
        this.cuts = cuts;
    }

    /**
     * What clears in a circle's period on either side of a region, releases among it, and then what
     * was not confirmed by the cut: of earlier months what waited still, of this one also what was
     * withdrawn.
     */
    public List<DeductionLine> lines(Circle circle, Period period, RegionCode region) {
        Instant asOf =
                cuts.find(circle, period)
                        .map(Cut::cutAt)
                        .orElseThrow(
                                () -> new IllegalStateException(circle + " " + period + " no cut"));
        return repository.lines(circle, period, region, asOf);
    }
}
