package org.crossregion.clearing.national;

import org.crossregion.clearing.period.PeriodKey;
import org.crossregion.clearing.statement.StatementRow;
import org.crossregion.clearing.total.Amounts;
import org.crossregion.clearing.total.Cell;
import org.crossregion.clearing.total.DetailState;
import org.crossregion.values.Period;
import org.crossregion.values.Tier;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.problem.Violation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The nation's result as rows of a province's statement: by pooling region, scheme, fund, kind of
 * care and month of origin. Pure.
 */
final class Split {

    private Split() {}

    /**
     * The rows of a statement.
     *
     * @param computed what our own figures come to, pairs within the province among them
     * @param imported what the nation's result comes to
     * @throws Refused naming every cell in which both are not the same money
     */
    static List<StatementRow> of(
            PeriodKey key, List<StatementRow> computed, Map<Cell, Amounts> imported) {
        List<StatementRow> within = new ArrayList<>();
        SortedMap<Cell, Amounts> across = new TreeMap<>();
        for (StatementRow row : computed) {
            if (row.pair().tier() == Tier.NATIONAL) {
                across.put(cell(key.period(), row), row.amounts());
            } else {
                within.add(row);
            }
        }
        mustAgree(key, across, imported);
        SortedMap<Cell, Amounts> split = new TreeMap<>();
        across.forEach((cell, amounts) -> split.put(cell, details(amounts)));
        imported.forEach((cell, amounts) -> split.merge(cell, amounts, Amounts::plus));
        List<StatementRow> rows = new ArrayList<>(within);
        rows.addAll(StatementRow.of(split));
        return rows.stream().sorted().toList();
    }

    /** How many details there are only we can count. */
    private static Amounts details(Amounts computed) {
        return computed.minus(
                new Amounts(
                        0,
                        computed.cases(),
                        computed.total(),
                        computed.funds(),
                        computed.account(),
                        computed.cleared(),
                        computed.deducted()));
    }

    private static void mustAgree(
            PeriodKey key, Map<Cell, Amounts> computed, Map<Cell, Amounts> imported) {
        SortedMap<Cell, Amounts> off = new TreeMap<>(imported);
        computed.forEach(
                (cell, amounts) ->
                        off.merge(cell, amounts.minus(details(amounts)).negated(), Amounts::plus));
        off.values().removeIf(Amounts::isNothing);
        if (!off.isEmpty()) {
            throw NationalGate.differs(
                    key.toString(),
                    off.entrySet().stream()
                            .limit(100)
                            .map(
                                    one ->
                                            new Violation(
                                                    one.getKey().toString(),
                                                    "equals-national-result",
                                                    "国家结果比中心多"
                                                            + NationalGate.money(one.getValue())))
                            .toList());
        }
    }

    private static Cell cell(Period period, StatementRow row) {
        return new Cell(
                period, DetailState.DUE, row.pair(), row.scheme(), row.careType(), row.origin());
    }
}
