package org.crossregion.clearing.year;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.clearing.period.PeriodKey;
import org.crossregion.clearing.proof.Difference;
import org.crossregion.clearing.proof.Proof;
import org.crossregion.clearing.refusal.ClearingRefusal;
import org.crossregion.clearing.statement.Statement;
import org.crossregion.clearing.statement.StatementRow;
import org.crossregion.clearing.statement.Statements;
import org.crossregion.clearing.total.Amounts;
import org.crossregion.clearing.total.Cell;
import org.crossregion.clearing.total.DetailState;
import org.crossregion.values.Period;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.problem.Violation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Proves that the twelve months and the year's end are the year: what their statements say, added
 * up, is what the facts of the thirteen periods come to, per pair, scheme, kind of care, fund and
 * deduction.
 */
@ApplicationScoped
public class YearProof {

    /** So many differences are named; the number of all of them is told. */
    private static final int NAMED = 100;

    private final Proof proof;
    private final Months months;
    private final Statements statements;

    YearProof(Proof proof, Months months, Statements statements) {
        this.proof = proof;
        this.months = months;
        this.statements = statements;
    }

    /**
     * Refuses a year's statement that does not complete the year.
     *
     * @throws Refused naming every figure that is wrong
     */
    public void mustHold(Statement yearEnd) {
        PeriodKey year = yearEnd.key();
        List<StatementRow> printed = new ArrayList<>(statements.rows(yearEnd));
        months.rows(year).values().forEach(printed::addAll);
        List<Difference> differences =
                proof.differences(
                        "statement",
                        printed(year.period(), printed),
                        proof.recomputeYear(year.circle(), year.period()));
        if (differences.isEmpty()) {
            return;
        }
        Difference first = differences.get(0);
        throw new Refused(
                ClearingRefusal.YEAR_NOT_SQUARED,
                "%s has %d wrong figures; first %s: %s"
                        .formatted(year, differences.size(), first.place(), first.sentence()),
                differences.stream()
                        .limit(NAMED)
                        .map(
                                difference ->
                                        new Violation(
                                                difference.place(),
                                                "months-and-year-end-equal-year",
                                                difference.sentence()))
                        .toList());
    }

    private static SortedMap<Cell, Amounts> printed(Period year, Collection<StatementRow> rows) {
        Map<Cell, Amounts> printed = new HashMap<>();
        for (StatementRow row : rows) {
            Cell cell =
                    new Cell(
                            year,
                            DetailState.DUE,
                            row.pair(),
                            row.scheme(),
                            row.careType(),
                            row.origin());
            printed.merge(cell, row.amounts(), Amounts::plus);
        }
        return new TreeMap<>(printed);
    }
}
