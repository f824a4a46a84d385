package org.crossregion.clearing.form;

import org.crossregion.clearing.form.RegionForms.Direction;
import org.crossregion.clearing.statement.StatementRow;
import org.crossregion.forms.Cell;
import org.crossregion.forms.Check;
import org.crossregion.forms.Column;
import org.crossregion.forms.Form;
import org.crossregion.forms.Layout;
import org.crossregion.forms.Section;
import org.crossregion.values.Money;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Form {@code matrix}, 跨省清算明细表 (Jiangsu's annexes): what each other province pays to, and collects
 * from, each pooling region of an authority; for the nation what each province collects from each.
 *
 * <p>A column's total is the region's line in block 跨省 of form 9, receivable and payable;
 * deductions are already off.
 */
final class MatrixForm {

    /** Its name among the forms. */
    static final String NO = "matrix";

    private static final String SUBTOTAL = "subtotal";

    private MatrixForm() {}

    /** The table without sign-off and code. */
    static Form of(Issue issue) {
        List<StatementRow> crossing =
                issue.rows().stream()
                        .filter(row -> issue.circle().isNation() || !within(issue, row))
                        .toList();
        List<Section> sections = new ArrayList<>();
        if (issue.circle().isNation()) {
            sections.add(section("收款省份 × 付款省份", Direction.PAYABLE, issue, crossing));
        } else {
            sections.add(section("应收：付款省份 × 统筹区", Direction.RECEIVABLE, issue, crossing));
            sections.add(section("应付：收款省份 × 统筹区", Direction.PAYABLE, issue, crossing));
        }
        return new Form(
                NO,
                issue.authorityName() + "跨省异地就医清算明细表",
                BalanceForm.header(issue, crossing),
                "元",
                sections,
                new LinkedHashMap<>(),
                "",
                Integer.toString(issue.version()),
                "",
                Layout.LANDSCAPE_A3);
    }

    private static boolean within(Issue issue, StatementRow row) {
        return issue.circle().encloses(row.pair());
    }

    /** Rows are the other provinces, columns the authority's own regions. */
    private static Section section(
            String name, Direction direction, Issue issue, List<StatementRow> crossing) {
        List<StatementRow> rows =
                crossing.stream()
                        .filter(row -> issue.circle().contains(direction.own(row.pair())))
                        .toList();
        List<RegionCode> regions = regions(issue, rows, direction);
        List<List<Cell>> lines = new ArrayList<>();
        Issue.grouped(rows, row -> direction.other(row.pair()).province())
                .forEach(
                        (province, its) ->
                                lines.add(line(province, its, regions, direction, issue)));
        return Section.table(name, columns(regions, issue), lines)
                .checking(
                        new Check(
                                "各统筹区之和与小计相符",
                                regions.stream().map(MatrixForm::key).toList(),
                                List.of(SUBTOTAL)));
    }

    private static List<RegionCode> regions(
            Issue issue, List<StatementRow> rows, Direction direction) {
        TreeSet<RegionCode> regions = new TreeSet<>(issue.listed());
        rows.forEach(row -> regions.add(own(issue, row, direction)));
        return List.copyOf(regions);
    }

    private static RegionCode own(Issue issue, StatementRow row, Direction direction) {
        RegionCode own = direction.own(row.pair());
        return issue.circle().isNation() ? own.province() : own;
    }

    private static String key(RegionCode region) {
        return "region" + region.value();
    }

    private static List<Column> columns(List<RegionCode> regions, Issue issue) {
        List<Column> columns = new ArrayList<>();
        columns.add(Column.text("code", "区划"));
        columns.add(Column.text("province", "省份"));
        columns.add(Column.count("cases", "人次"));
        for (RegionCode region : regions) {
            columns.add(Column.money(key(region), issue.nameOf(region)).in("统筹区"));
        }
        columns.add(Column.money("employee", "职工").in("合计"));
        columns.add(Column.money("resident", "居民").in("合计"));
        columns.add(Column.money(SUBTOTAL, "小计").in("合计").sumOf("employee", "resident"));
        return columns;
    }

    private static List<Cell> line(
            RegionCode province,
            List<StatementRow> rows,
            List<RegionCode> regions,
            Direction direction,
            Issue issue) {
        Map<RegionCode, List<StatementRow>> byRegion =
                Issue.grouped(rows, row -> own(issue, row, direction));
        List<Cell> cells = new ArrayList<>();
        cells.add(Cell.of(province.value()));
        cells.add(Cell.of(issue.nameOf(province)));
        cells.add(Cell.of(rows.stream().mapToLong(row -> row.amounts().cases()).sum()));
        for (RegionCode region : regions) {
            cells.add(Cell.of(owed(byRegion.getOrDefault(region, List.of()))));
        }
        for (Scheme scheme : List.of(Scheme.EMPLOYEE, Scheme.RESIDENT)) {
            cells.add(Cell.of(owed(rows.stream().filter(row -> row.scheme() == scheme).toList())));
        }
        cells.add(Cell.BLANK);
        return cells;
    }

    private static Money owed(List<StatementRow> rows) {
        return Money.sum(rows.stream().map(StatementRow::owed).toList());
    }
}
