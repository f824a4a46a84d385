package org.crossregion.clearing.form;

import org.crossregion.clearing.calendar.ClearingPolicy;
import org.crossregion.clearing.calendar.FundColumn;
import org.crossregion.clearing.deduction.DeductionLine;
import org.crossregion.clearing.form.RegionForms.Direction;
import org.crossregion.forms.Cell;
import org.crossregion.forms.Column;
import org.crossregion.forms.Form;
import org.crossregion.forms.Layout;
import org.crossregion.forms.Section;
import org.crossregion.values.Fund;
import org.crossregion.values.Money;
import org.crossregion.values.RegionCode;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Form 14, 费用扣款分项明细表: each deduction that clears in a region's period, and each release of one,
 * with its reason and what it takes from which fund. Its 扣款合计 per counterparty is the column 扣款 of
 * forms 10 and 11. What was not confirmed when the period was cut stands apart, and clears nothing.
 */
final class DeductionForm {

    /** Its number among the attachments. */
    static final String NO = "14";

    /** A region's side of a deduction, with the one whose money it is. */
    private record Line(RegionCode counterparty, DeductionLine deduction) {}

    private final Issue issue;
    private final RegionCode region;
    private final ClearingPolicy policy;
    private final List<DeductionLine> deductions;

    DeductionForm(
            Issue issue, RegionCode region, ClearingPolicy policy, List<DeductionLine> deductions) {
        this.issue = issue;
        this.region = region;
        this.policy = policy;
        this.deductions = deductions;
    }

    Form make() {
        List<Section> sections = new ArrayList<>();
        for (boolean within : List.of(true, false)) {
            for (Direction direction : Direction.values()) {
                sections.add(section(within, direction));
            }
        }
        for (boolean within : List.of(true, false)) {
            for (Direction direction : Direction.values()) {
                if (!lines(within, direction, false).isEmpty()) {
                    sections.add(waiting(within, direction));
                }
            }
        }
        LinkedHashMap<String, String> header = BalanceForm.header(issue, List.of());
        header.put("统筹区", issue.nameOf(region));
        return new Form(
                NO,
                issue.nameOf(region) + "异地医保业务费用扣款分项明细表",
                header,
                "元",
                sections,
                new LinkedHashMap<>(),
                "",
                Integer.toString(issue.version()),
                "",
                Layout.LANDSCAPE_A3);
    }

    private Section section(boolean within, Direction direction) {
        return Section.table(
                name(within, direction), columns(within), rows(within, direction, true));
    }

    private Section waiting(boolean within, Direction direction) {
        return Section.table(
                name(within, direction) + "（未纳入清算）",
                columns(within),
                rows(within, direction, false));
    }

    private static String name(boolean within, Direction direction) {
        return (within ? "省内" : "跨省") + direction.label();
    }

    private List<List<Cell>> rows(boolean within, Direction direction, boolean clearing) {
        return lines(within, direction, clearing).stream().map(this::row).toList();
    }

    private List<Line> lines(boolean within, Direction direction, boolean clearing) {
        return deductions.stream()
                .filter(line -> line.clears() == clearing)
                .filter(line -> issue.circle().encloses(line.pair()) == within)
                .filter(line -> direction.own(line.pair()).equals(region))
                .map(line -> new Line(counterparty(line, within, direction), line))
                .sorted(Comparator.comparing(Line::counterparty))
                .toList();
    }

    private static RegionCode counterparty(
            DeductionLine line, boolean within, Direction direction) {
        RegionCode other = direction.other(line.pair());
        return within ? other : other.province();
    }

    private static List<Column> columns(boolean within) {
        List<String> parts = new ArrayList<>();
        List<Column> columns = new ArrayList<>();
        columns.add(Column.text("code", "区划"));
        columns.add(Column.text("counterparty", within ? "对方统筹区" : "对方省份"));
        columns.add(Column.text("institution", "定点医药机构"));
        columns.add(Column.text("settlement", "结算流水号"));
        columns.add(Column.text("scheme", "险种"));
        columns.add(Column.text("originPeriod", "费用所属期"));
        columns.add(Column.text("source", "来源"));
        columns.add(Column.text("reason", "扣款原因"));
        columns.add(Column.money("gross", "违规金额").sumOf("deducted", "personal"));
        for (FundColumn column : FundColumn.values()) {
            columns.add(Column.money(column.code(), column.label()).in("扣减"));
            parts.add(column.code());
        }
        columns.add(Column.money("account", "个人账户").in("扣减"));
        parts.add("account");
        columns.add(Column.money("deducted", "扣款合计").in("扣减").sumOf(parts.toArray(String[]::new)));
        columns.add(Column.money("personal", "退还个人"));
        columns.add(Column.text("kind", "类型"));
        columns.add(Column.text("state", "状态"));
        return columns;
    }

    private List<Cell> row(Line line) {
        DeductionLine deduction = line.deduction();
        List<Cell> cells = new ArrayList<>();
        cells.add(Cell.of(line.counterparty().value()));
        cells.add(Cell.of(issue.nameOf(line.counterparty())));
        cells.add(Cell.of(deduction.institution()));
        cells.add(Cell.of(deduction.settlementId()));
        cells.add(Cell.of(deduction.scheme().label()));
        cells.add(Cell.of(deduction.origin().toString()));
        cells.add(Cell.of(deduction.source().label()));
        cells.add(Cell.of(deduction.reason().label()));
        cells.add(Cell.BLANK);
        for (FundColumn column : FundColumn.values()) {
            cells.add(Cell.of(inColumn(deduction, column)));
        }
        cells.add(Cell.of(deduction.account()));
        cells.add(Cell.of(deduction.deducted()));
        cells.add(Cell.of(deduction.personal()));
        cells.add(Cell.of(deduction.label()));
        cells.add(Cell.of(deduction.state().label()));
        return cells;
    }

    /** A fund without a column of its own stands under 其他, so that nothing is left out. */
    private Money inColumn(DeductionLine deduction, FundColumn column) {
        Money sum = Money.ZERO;
        for (Fund fund : Fund.values()) {
            FundColumn own = policy.column(deduction.scheme(), fund).orElse(FundColumn.OTHER);
            if (own == column) {
                sum = sum.plus(deduction.funds().getOrDefault(fund, Money.ZERO));
            }
        }
        return sum;
    }
}
