package org.crossregion.clearing.statement;

import org.crossregion.clearing.total.Amounts;
import org.crossregion.clearing.total.Cell;
import org.crossregion.values.CareType;
import org.crossregion.values.Money;
import org.crossregion.values.Period;
import org.crossregion.values.RegionPair;
import org.crossregion.values.Scheme;

import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;

/**
 * One cell of a statement: what a pair's care of one kind under one scheme came to.
 *
 * @param origin the month it was settled in
 * @param amounts what it came to; what is owed is cleared less deducted
 */
public record StatementRow(
        RegionPair pair, Scheme scheme, CareType careType, Period origin, Amounts amounts)
        implements Comparable<StatementRow> {

    private static final Comparator<StatementRow> ORDER =
            Comparator.comparing(StatementRow::pair)
                    .thenComparing(StatementRow::scheme)
                    .thenComparing(StatementRow::careType)
                    .thenComparing(StatementRow::origin);

    /** The rows that totals come to, in order. */
    public static List<StatementRow> of(SortedMap<Cell, Amounts> due) {
        return due.entrySet().stream()
                .map(
                        entry ->
                                new StatementRow(
                                        entry.getKey().pair(),
                                        entry.getKey().scheme(),
                                        entry.getKey().careType(),
                                        entry.getKey().origin(),
                                        entry.getValue()))
                .sorted()
                .toList();
    }

    /** Deductions taken from it, less those released again; may be negative. */
    public Money deducted() {
        return amounts.deducted();
    }

    /** What the insured region owes the treatment region for it; may be negative. */
    public Money owed() {
        return amounts.cleared().minus(deducted());
    }

    @Override
    public int compareTo(StatementRow other) {
        return ORDER.compare(this, other);
    }
}
