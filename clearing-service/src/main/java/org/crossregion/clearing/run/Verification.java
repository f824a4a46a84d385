package org.crossregion.clearing.run;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.clearing.calendar.ClearingPolicy;
import org.crossregion.clearing.cut.Circle;
import org.crossregion.clearing.national.NationalGate;
import org.crossregion.clearing.proof.Difference;
import org.crossregion.clearing.proof.Proof;
import org.crossregion.clearing.refusal.ClearingRefusal;
import org.crossregion.clearing.statement.BalanceTable;
import org.crossregion.clearing.statement.Statement;
import org.crossregion.clearing.statement.StatementRow;
import org.crossregion.clearing.statement.Statements;
import org.crossregion.clearing.total.Amounts;
import org.crossregion.clearing.total.Cell;
import org.crossregion.clearing.total.DetailState;
import org.crossregion.clearing.total.Totals;
import org.crossregion.values.Fund;
import org.crossregion.values.Money;
import org.crossregion.values.Period;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.problem.Violation;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What must hold before a statement is published: the totals and its rows are what the facts come
 * to, what clears follows from the funds, every fund has its column, and the table balances.
 */
@ApplicationScoped
class Verification {

    /** So many differences are named; the number of all of them is told. */
    private static final int NAMED = 100;

    private final Proof proof;
    private final Totals totals;
    private final Statements statements;
    private final NationalGate national;

    Verification(Proof proof, Totals totals, Statements statements, NationalGate national) {
        this.proof = proof;
        this.totals = totals;
        this.statements = statements;
        this.national = national;
    }

    /**
     * Refuses a statement that is not right.
     *
     * @throws Refused naming every figure that is wrong
     */
    void mustHold(Statement statement, ClearingPolicy policy) {
        Circle circle = statement.key().circle();
        Period period = statement.key().period();
        List<StatementRow> rows = statements.rows(statement);

        SortedMap<Cell, Amounts> facts = proof.recompute(circle, period);
        List<Difference> differences =
                new ArrayList<>(proof.differences("totals", totals.in(circle, period), facts));
        differences.addAll(proof.differences("statement", cells(period, rows), due(facts)));
        mustAgree(statement, differences);

        mustFollowFromFunds(rows, policy);
        mustHaveColumns(rows, policy);
        mustBalance(BalanceTable.of(circle, rows, List.of()));
    }

    private static void mustAgree(Statement statement, List<Difference> differences) {
        if (differences.isEmpty()) {
            return;
        }
        Difference first = differences.get(0);
        throw new Refused(
                ClearingRefusal.TOTALS_DISAGREE,
                "%s has %d wrong figures; first %s: %s"
                        .formatted(
                                statement.key(),
                                differences.size(),
                                first.place(),
                                first.sentence()),
                differences.stream()
                        .limit(NAMED)
                        .map(
                                difference ->
                                        new Violation(
                                                difference.place(),
                                                difference.against() + "-equal-facts",
                                                difference.sentence()))
                        .toList());
    }

    private static void mustFollowFromFunds(List<StatementRow> rows, ClearingPolicy policy) {
        List<Violation> violations = new ArrayList<>();
        for (StatementRow row : rows) {
            Money clearing = row.amounts().account();
            for (Fund fund : Fund.values()) {
                if (!policy.excludedFunds().contains(fund)) {
                    clearing = clearing.plus(row.amounts().fund(fund));
                }
            }
            if (!clearing.equals(row.amounts().cleared())) {
                violations.add(
                        new Violation(
                                place(row),
                                "cleared-follows-from-funds",
                                "clears "
                                        + row.amounts().cleared()
                                        + ", but the funds that clear and the account are "
                                        + clearing));
            }
        }
        refuse(ClearingRefusal.CLEARED_AMOUNT_DISPUTED, violations);
    }

    private static void mustHaveColumns(List<StatementRow> rows, ClearingPolicy policy) {
        Set<String> unmapped = new TreeSet<>();
        for (StatementRow row : rows) {
            Set<Fund> paying = EnumSet.noneOf(Fund.class);
            paying.addAll(row.amounts().funds().keySet());
            paying.removeAll(policy.excludedFunds());
            paying.removeIf(fund -> policy.column(row.scheme(), fund).isPresent());
            paying.forEach(fund -> unmapped.add(row.scheme().code() + ", " + fund.code()));
        }
        refuse(
                ClearingRefusal.FUND_UNMAPPED,
                unmapped.stream()
                        .map(
                                fund ->
                                        new Violation(
                                                fund,
                                                "fund-has-column",
                                                "policy "
                                                        + policy.name()
                                                        + " gives this fund no column"))
                        .toList());
    }

    private static void mustBalance(BalanceTable table) {
        refuse(
                ClearingRefusal.BALANCE_BROKEN,
                table.imbalances().stream()
                        .map(
                                one ->
                                        new Violation(
                                                "block " + one.block() + ", " + one.scheme().code(),
                                                "receivable-equals-payable",
                                                "receivable is "
                                                        + one.receivable()
                                                        + ", payable "
                                                        + one.payable()))
                        .toList());
    }

    private static void refuse(ClearingRefusal refusal, List<Violation> violations) {
        if (!violations.isEmpty()) {
            Violation first = violations.get(0);
            throw new Refused(
                    refusal,
                    first.field() + ": " + first.message(),
                    violations.stream().limit(NAMED).toList());
        }
    }

    private static String place(StatementRow row) {
        return row.pair()
                + " "
                + row.scheme().code()
                + " "
                + row.careType().code()
                + " of "
                + row.origin();
    }

    private static SortedMap<Cell, Amounts> cells(Period period, List<StatementRow> rows) {
        SortedMap<Cell, Amounts> cells = new TreeMap<>();
        for (StatementRow row : rows) {
            cells.put(
                    new Cell(
                            period,
                            DetailState.DUE,
                            row.pair(),
                            row.scheme(),
                            row.careType(),
                            row.origin()),
                    row.amounts());
        }
        return cells;
    }

    private static SortedMap<Cell, Amounts> due(SortedMap<Cell, Amounts> cells) {
        SortedMap<Cell, Amounts> due = new TreeMap<>(cells);
        due.keySet().removeIf(cell -> cell.state() != DetailState.DUE);
        return due;
    }
}
