package org.crossregion.clearing.detail;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

import org.crossregion.clearing.cut.Circle;
import org.crossregion.clearing.total.Amounts;
import org.crossregion.clearing.total.Cell;
import org.crossregion.clearing.total.DetailState;
import org.crossregion.values.Period;

import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A random year of a province, lived to its end by the rules of the service: settlements, some of
 * them late or held, deductions, refunds on either side of the cuts, disputes decided each way.
 */
public final class RandomYear {

    public static final Period YEAR = Months.YEAR;

    /** Those of its periods in which anything happens. */
    public static final List<Period> PERIODS =
            List.of(Months.MONTHS.get(0), Months.MONTHS.get(1), YEAR);

    public static final Circle PROVINCE = Months.CIRCLES.get(0);

    private final Months months;
    private final boolean run;

    private RandomYear(Months months, boolean run) {
        this.months = months;
        this.run = run;
    }

    /** Years of either policy for what December leaves over. */
    public static Arbitrary<RandomYear> any() {
        Arbitrary<Integer> number = Arbitraries.integers().between(0, 1_000_000);
        return Combinators.combine(
                        Combinators.combine(number, number, number, number)
                                .as(Months.Happening::new)
                                .list()
                                .ofMaxSize(120),
                        Arbitraries.of(true, false))
                .as(RandomYear::lived);
    }

    private static RandomYear lived(List<Months.Happening> happenings, boolean run) {
        Months months = new Months(run ? Set.of(PROVINCE) : Set.of());
        happenings.forEach(months::happen);
        months.cut(PROVINCE, YEAR);
        return new RandomYear(months, run);
    }

    /** Whether what December leaves over is cleared in a run of the year's end. */
    public boolean hasRun() {
        return run;
    }

    /** What a period of the province came to by its running totals. */
    public SortedMap<Cell, Amounts> figures(Period period) {
        return months.figures(PROVINCE, period);
    }

    /** The same by facts, exceptions and deductions alone. */
    public SortedMap<Cell, Amounts> recomputed(Period period) {
        SortedMap<Cell, Amounts> cells =
                new TreeMap<>(
                        Recomputation.of(months.facts.values(), months.exceptions, months.entries));
        cells.keySet()
                .removeIf(
                        cell ->
                                !cell.period().equals(period)
                                        || cell.state() != DetailState.DUE
                                        || !PROVINCE.covers(cell.pair()));
        return cells;
    }

    /** Whether nothing that was rejected last clears in the year or before the next one. */
    public boolean keepsOutWhatWasRejected() {
        return months.rejected.stream()
                .map(months.standing::get)
                .allMatch(
                        placement ->
                                placement.state() == DetailState.HELD
                                        && !placement.period().firstDay().isBefore(YEAR.endDay()));
    }

    @Override
    public String toString() {
        return (run ? "yearEndRun " : "nextPeriods ") + months.standing;
    }
}
