package org.crossregion.clearing.proof;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.clearing.cut.Circle;
import org.crossregion.clearing.total.Amounts;
import org.crossregion.clearing.total.Cell;
import org.crossregion.values.Period;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

/** Recomputes a period from its facts and names every figure that differs. */
@ApplicationScoped
public class Proof {

    /** For so many differences the settlements are looked through for just that amount. */
    private static final int EXPLAINED = 20;

    private static final Set<String> COUNTS = Set.of("details", "cases");

    private final ProofRepository repository;

    Proof(ProofRepository repository) {
        this.repository = repository;
    }

    /** What a circle's period comes to, from facts and exceptions alone. */
    public SortedMap<Cell, Amounts> recompute(Circle circle, Period period) {
        return repository.recompute(circle, period);
    }

    /**
     * What will be cleared in all thirteen periods of a circle's year together, from facts and
     * exceptions alone; as cells of the year.
     */
    public SortedMap<Cell, Amounts> recomputeYear(Circle circle, Period year) {
        return repository.recomputeYear(circle, year);
    }

    /**
     * Every figure that is not what the facts come to, in the order of the cells.
     *
     * @param against what the figures are called in what is said about them
     */
    public List<Difference> differences(
            String against, SortedMap<Cell, Amounts> figures, SortedMap<Cell, Amounts> facts) {
        List<Difference> differences = new ArrayList<>();
        TreeSet<Cell> cells = new TreeSet<>(figures.keySet());
        cells.addAll(facts.keySet());
        for (Cell cell : cells) {
            Map<String, Long> found = figures.getOrDefault(cell, Amounts.NONE).parts();
            Map<String, Long> right = facts.getOrDefault(cell, Amounts.NONE).parts();
            found.forEach(
                    (part, figure) -> {
                        if (!figure.equals(right.get(part))) {
                            long difference = figure - right.get(part);
                            boolean explain =
                                    differences.size() < EXPLAINED && !COUNTS.contains(part);
                            differences.add(
                                    new Difference(
                                            against,
                                            cell,
                                            part,
                                            figure,
                                            right.get(part),
                                            explain
                                                    ? repository.suspects(cell, part, difference)
                                                    : List.of()));
                        }
                    });
        }
        return differences;
    }
}
