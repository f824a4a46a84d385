package org.crossregion.clearing.form;

import org.crossregion.clearing.cut.Circle;
import org.crossregion.clearing.period.PeriodKey;
import org.crossregion.clearing.statement.PrintedRegion;
import org.crossregion.clearing.statement.StatementRow;
import org.crossregion.values.RegionCode;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * All that a table is printed from: a statement version's rows, and the regions as they were when
 * the period was cut.
 */
public record Issue(
        PeriodKey key, int version, List<StatementRow> rows, List<PrintedRegion> regions) {

    public Issue {
        rows = List.copyOf(rows);
        regions = List.copyOf(regions);
    }

    Circle circle() {
        return key.circle();
    }

    /** The name a region had at the cut; its code if it had none. */
    String nameOf(RegionCode code) {
        return regions.stream()
                .filter(region -> region.code().equals(code))
                .map(PrintedRegion::name)
                .findFirst()
                .orElse(code.value());
    }

    String authorityName() {
        return nameOf(circle().authority());
    }

    /** The regions that stand in the table even without a case. */
    List<RegionCode> listed() {
        return regions.stream().filter(PrintedRegion::listed).map(PrintedRegion::code).toList();
    }

    /** Rows of earlier years than the table's own (以前年度). */
    List<StatementRow> ofPriorYears(List<StatementRow> some) {
        return some.stream()
                .filter(row -> row.origin().firstDay().isBefore(key.period().year().firstDay()))
                .toList();
    }

    /** Rows grouped by something, in its order. */
    static <K extends Comparable<K>> Map<K, List<StatementRow>> grouped(
            List<StatementRow> rows, Function<StatementRow, K> key) {
        Map<K, List<StatementRow>> groups = new TreeMap<>();
        for (StatementRow row : rows) {
            groups.computeIfAbsent(key.apply(row), k -> new ArrayList<>()).add(row);
        }
        return groups;
    }
}
