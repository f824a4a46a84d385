package org.crossregion.clearing.form;

import org.crossregion.clearing.statement.BalanceTable;
import org.crossregion.clearing.statement.Side;
import org.crossregion.clearing.statement.StatementRow;
import org.crossregion.forms.Cell;
import org.crossregion.forms.Check;
import org.crossregion.forms.Column;
import org.crossregion.forms.Form;
import org.crossregion.forms.Layout;
import org.crossregion.forms.Section;
import org.crossregion.values.Money;
import org.crossregion.values.Tier;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Form 9, 异地医保业务费用清算表: what each pooling region of an authority has to receive and to pay, 省内, 跨省
 * and together.
 *
 * <p>Rows are the pooling regions of the authority that were open at the cut, and every other one
 * with activity; block 跨省 closes with 省外. Subtotals, differences and totals are live formulas.
 */
public final class BalanceForm {

    /** Its number among the attachments. */
    public static final String NO = "9";

    private BalanceForm() {}

    /** The table without sign-off, number and code. */
    public static Form of(Issue issue) {
        BalanceTable table = BalanceTable.of(issue.circle(), issue.rows(), issue.listed());
        List<Section> sections = new ArrayList<>();
        if (issue.circle().tier() == Tier.PROVINCE) {
            sections.add(block("省内", table.within(), issue));
            sections.add(block("跨省", table.across(), issue));
            sections.add(block("合计", table.together(), issue));
        } else {
            sections.add(block("跨省", table.across(), issue));
        }
        return new Form(
                NO,
                issue.authorityName() + "异地医保业务费用清算表",
                header(issue, issue.rows()),
                "元",
                sections,
                new LinkedHashMap<>(),
                "",
                Integer.toString(issue.version()),
                "",
                Layout.LANDSCAPE_A3);
    }

    /**
     * The lines below a title. What was left over from earlier years is part of the table's sums
     * and named here; a table without it has no such line.
     */
    static LinkedHashMap<String, String> header(Issue issue, List<StatementRow> shown) {
        LinkedHashMap<String, String> header = new LinkedHashMap<>();
        header.put("编制单位", issue.authorityName());
        header.put("期别", issue.key().period().toString());
        header.put("清算层级", issue.circle().tier().label());
        List<StatementRow> prior = issue.ofPriorYears(shown);
        if (!prior.isEmpty()) {
            long cases = prior.stream().mapToLong(row -> row.amounts().cases()).sum();
            Money owed = Money.sum(prior.stream().map(StatementRow::owed).toList());
            header.put("其中以前年度", cases + " 人次，清算 " + owed + " 元");
        }
        return header;
    }

    private static Section block(String name, List<BalanceTable.Line> lines, Issue issue) {
        List<List<Cell>> rows = lines.stream().map(line -> row(line, issue)).toList();
        return Section.table(name, columns(name), rows)
                .checking(balance("职工应收应付平衡", "Employee"), balance("居民应收应付平衡", "Resident"));
    }

    private static Check balance(String title, String scheme) {
        return new Check(title, List.of("receivable" + scheme), List.of("payable" + scheme));
    }

    private static List<Cell> row(BalanceTable.Line line, Issue issue) {
        boolean outside = line.region().equals(BalanceTable.OUTSIDE);
        List<Cell> cells = new ArrayList<>();
        cells.add(outside ? Cell.BLANK : Cell.of(line.region().value()));
        cells.add(Cell.of(outside ? "省外" : issue.nameOf(line.region())));
        cells.addAll(side(line.receivable()));
        cells.addAll(side(line.payable()));
        cells.addAll(List.of(Cell.BLANK, Cell.BLANK, Cell.BLANK));
        return cells;
    }

    private static List<Cell> side(Side side) {
        return List.of(
                Cell.of(side.cases()),
                Cell.of(side.employee()),
                Cell.of(side.resident()),
                Cell.of(side.deductions()),
                Cell.of(side.subtotal()));
    }

    private static List<Column> columns(String block) {
        List<Column> columns = new ArrayList<>();
        columns.add(Column.text("code", "区划"));
        columns.add(Column.text("region", "统筹区"));
        columns.addAll(sideColumns("receivable", block + "/应收"));
        columns.addAll(sideColumns("payable", block + "/应付"));
        String difference = block + "/差额";
        columns.add(
                Column.money("differenceEmployee", "职工")
                        .in(difference)
                        .differenceOf("receivableEmployee", "payableEmployee"));
        columns.add(
                Column.money("differenceResident", "居民")
                        .in(difference)
                        .differenceOf("receivableResident", "payableResident"));
        columns.add(
                Column.money("differenceSubtotal", "小计")
                        .in(difference)
                        .sumOf("differenceEmployee", "differenceResident"));
        return columns;
    }

    private static List<Column> sideColumns(String side, String group) {
        return List.of(
                Column.count(side + "Cases", "人次").in(group),
                Column.money(side + "Employee", "职工").in(group),
                Column.money(side + "Resident", "居民").in(group),
                Column.money(side + "Deductions", "扣款").in(group),
                Column.money(side + "Subtotal", "小计")
                        .in(group)
                        .sumOf(side + "Employee", side + "Resident"));
    }
}
