package org.crossregion.clearing.detail;

import org.crossregion.clearing.total.Amounts;
import org.crossregion.clearing.total.Cell;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What facts, exceptions and deductions come to, said in Java: the twin of the one SQL statement
 * that proves a month, and what both it and the running totals are tested against.
 */
final class Recomputation {

    private Recomputation() {}

    /**
     * The sums per cell, of all periods.
     *
     * @param exceptions in the order they were added
     */
    static SortedMap<Cell, Amounts> of(
            Collection<Detail> facts,
            List<PeriodException> exceptions,
            Collection<DeductionEntry> entries) {
        Map<String, Placement> last = new HashMap<>();
        exceptions.forEach(one -> last.put(one.settlementId(), one.placement()));
        SortedMap<Cell, Amounts> sums = new TreeMap<>();
        Map<String, Standing> standing = new HashMap<>();
        for (Detail detail : facts) {
            Placement placement =
                    last.getOrDefault(detail.settlementId(), Placement.byOrigin(detail));
            standing.put(detail.settlementId(), new Standing(detail, placement));
            sums.merge(detail.cellAt(placement), detail.amounts(), Amounts::plus);
        }
        for (DeductionEntry entry : entries) {
            Standing where = standing.get(entry.follows().orElse(entry.settlementId()));
            sums.merge(entry.cell(where), entry.amounts(), Amounts::plus);
        }
        sums.values().removeIf(Amounts::isNothing);
        return sums;
    }
}
