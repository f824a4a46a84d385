package org.crossregion.clearing.form;

import org.crossregion.clearing.calendar.ClearingPolicy;
import org.crossregion.clearing.calendar.FundColumn;
import org.crossregion.clearing.statement.StatementRow;
import org.crossregion.clearing.total.Amounts;
import org.crossregion.forms.Cell;
import org.crossregion.forms.Column;
import org.crossregion.forms.Form;
import org.crossregion.forms.Formula;
import org.crossregion.forms.Layout;
import org.crossregion.forms.Section;
import org.crossregion.values.CareType;
import org.crossregion.values.Fund;
import org.crossregion.values.Money;
import org.crossregion.values.RegionCode;
import org.crossregion.values.RegionPair;
import org.crossregion.values.Scheme;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Forms 10 to 13, one region's side of a statement: 10 what it receives and 11 what it pays, by
 * counterparty; 12 (employee) and 13 (resident) both, by counterparty, kind of care and fund.
 *
 * <p>省内 has pooling regions for counterparties, 跨省 provinces. Funds and account are gross: their
 * sum less deductions is what is owed, so 12 + 13 come to 10 and 11, and those to the region's line
 * in form 9.
 */
final class RegionForms {

    private final Issue issue;
    private final RegionCode region;
    private final ClearingPolicy policy;

    RegionForms(Issue issue, RegionCode region, ClearingPolicy policy) {
        this.issue = issue;
        this.region = region;
        this.policy = policy;
    }

    /** Which of a region's sides a table shows. */
    enum Direction {
        RECEIVABLE("receivable", "应收"),
        PAYABLE("payable", "应付");

        private final String key;
        private final String label;

        Direction(String key, String label) {
            this.key = key;
            this.label = label;
        }

        String label() {
            return label;
        }

        /** The region of a pair whose side this is. */
        RegionCode own(RegionPair pair) {
            return this == RECEIVABLE ? pair.treatment() : pair.insured();
        }

        RegionCode other(RegionPair pair) {
            return this == RECEIVABLE ? pair.insured() : pair.treatment();
        }
    }

    Form make(String no) {
        return switch (no) {
            case "10" -> sides(no, "异地医保业务费用收款清算表", Direction.RECEIVABLE);
            case "11" -> sides(no, "异地医保业务费用付款清算表", Direction.PAYABLE);
            case "12" -> funds(no, "异地医保业务费用职工医保基金明细表", Scheme.EMPLOYEE);
            case "13" -> funds(no, "异地医保业务费用居民医保基金明细表", Scheme.RESIDENT);
            default -> throw new IllegalArgumentException("no form " + no + " of a region");
        };
    }

    private Form sides(String no, String title, Direction direction) {
        return form(
                no,
                title,
                List.of(sideSection("省内", true, direction), sideSection("跨省", false, direction)),
                rowsOf(direction),
                Layout.LANDSCAPE);
    }

    private Form funds(String no, String title, Scheme scheme) {
        List<Section> sections = new ArrayList<>();
        for (boolean within : List.of(true, false)) {
            for (Direction direction : Direction.values()) {
                sections.add(fundSection(within, direction, scheme));
            }
        }
        List<StatementRow> shown = new ArrayList<>();
        for (Direction direction : Direction.values()) {
            shown.addAll(ofScheme(rowsOf(direction), scheme));
        }
        return form(no, title, sections, shown, Layout.LANDSCAPE_A3);
    }

    private Form form(
            String no,
            String title,
            List<Section> sections,
            List<StatementRow> shown,
            Layout layout) {
        LinkedHashMap<String, String> header = BalanceForm.header(issue, shown);
        header.put("统筹区", issue.nameOf(region));
        return new Form(
                no,
                issue.nameOf(region) + title,
                header,
                "元",
                sections,
                new LinkedHashMap<>(),
                "",
                Integer.toString(issue.version()),
                "",
                layout);
    }

    private Section sideSection(String name, boolean within, Direction direction) {
        List<Column> columns =
                List.of(
                        Column.text("code", "区划"),
                        Column.text("counterparty", within ? "对方统筹区" : "对方省份"),
                        Column.count("cases", "人次"),
                        Column.money("totalFees", "医疗费总额"),
                        Column.money("employeeFunds", "职工基金"),
                        Column.money("residentFunds", "居民基金"),
                        Column.money("account", "个人账户"),
                        Column.money("deductions", "扣款"),
                        Column.money(direction.key, direction.label)
                                .computed(
                                        new Formula(
                                                List.of(
                                                        "employeeFunds",
                                                        "residentFunds",
                                                        "account"),
                                                List.of("deductions"))));
        List<List<Cell>> rows = new ArrayList<>();
        byCounterparty(rowsOf(within, direction), within, direction)
                .forEach((code, ofCode) -> rows.add(sideRow(code, ofCode)));
        return Section.table(name, columns, rows);
    }

    private List<Cell> sideRow(RegionCode counterparty, List<StatementRow> rows) {
        Amounts all = sum(rows);
        return List.of(
                Cell.of(counterparty.value()),
                Cell.of(issue.nameOf(counterparty)),
                Cell.of(all.cases()),
                Cell.of(all.total()),
                Cell.of(clearing(sum(ofScheme(rows, Scheme.EMPLOYEE)))),
                Cell.of(clearing(sum(ofScheme(rows, Scheme.RESIDENT)))),
                Cell.of(all.account()),
                Cell.of(deducted(rows)),
                Cell.BLANK);
    }

    private Section fundSection(boolean within, Direction direction, Scheme scheme) {
        List<String> gross = new ArrayList<>();
        List<Column> columns = new ArrayList<>();
        columns.add(Column.text("code", "区划"));
        columns.add(Column.text("counterparty", within ? "对方统筹区" : "对方省份"));
        columns.add(Column.text("careType", "医疗类别"));
        columns.add(Column.count("cases", "人次"));
        columns.add(Column.money("totalFees", "医疗费总额"));
        for (FundColumn column : FundColumn.of(scheme)) {
            columns.add(Column.money(column.code(), column.label()));
            gross.add(column.code());
        }
        columns.add(Column.money("account", scheme == Scheme.EMPLOYEE ? "个人账户" : "家庭账户"));
        gross.add("account");
        columns.add(Column.money("deductions", "扣款"));
        columns.add(
                Column.money("total", "合计").computed(new Formula(gross, List.of("deductions"))));

        List<List<Cell>> rows = new ArrayList<>();
        byCounterparty(ofScheme(rowsOf(within, direction), scheme), within, direction)
                .forEach(
                        (code, ofCode) ->
                                Issue.grouped(ofCode, StatementRow::careType)
                                        .forEach(
                                                (care, cell) ->
                                                        rows.add(
                                                                fundRow(
                                                                        code, care, cell,
                                                                        scheme))));
        String name = (within ? "省内" : "跨省") + direction.label;
        return Section.table(name, columns, rows);
    }

    private List<Cell> fundRow(
            RegionCode counterparty, CareType care, List<StatementRow> rows, Scheme scheme) {
        Amounts sum = sum(rows);
        List<Cell> cells = new ArrayList<>();
        cells.add(Cell.of(counterparty.value()));
        cells.add(Cell.of(issue.nameOf(counterparty)));
        cells.add(Cell.of(care.label()));
        cells.add(Cell.of(sum.cases()));
        cells.add(Cell.of(sum.total()));
        for (FundColumn column : FundColumn.of(scheme)) {
            cells.add(Cell.of(inColumn(sum, scheme, column)));
        }
        cells.add(Cell.of(sum.account()));
        cells.add(Cell.of(deducted(rows)));
        cells.add(Cell.BLANK);
        return cells;
    }

    private Money inColumn(Amounts amounts, Scheme scheme, FundColumn column) {
        Money sum = Money.ZERO;
        for (Fund fund : Fund.values()) {
            if (clears(fund) && policy.column(scheme, fund).filter(column::equals).isPresent()) {
                sum = sum.plus(amounts.fund(fund));
            }
        }
        return sum;
    }

    private Money clearing(Amounts amounts) {
        Money sum = Money.ZERO;
        for (Fund fund : Fund.values()) {
            if (clears(fund)) {
                sum = sum.plus(amounts.fund(fund));
            }
        }
        return sum;
    }

    private boolean clears(Fund fund) {
        return !policy.excludedFunds().contains(fund);
    }

    /**
     * The statement's rows on one side of this region, within the province or across its border.
     */
    private List<StatementRow> rowsOf(boolean within, Direction direction) {
        return rowsOf(direction).stream()
                .filter(row -> issue.circle().encloses(row.pair()) == within)
                .toList();
    }

    private List<StatementRow> rowsOf(Direction direction) {
        return issue.rows().stream()
                .filter(row -> direction.own(row.pair()).equals(region))
                .toList();
    }

    private static Map<RegionCode, List<StatementRow>> byCounterparty(
            List<StatementRow> rows, boolean within, Direction direction) {
        Function<StatementRow, RegionCode> other = row -> direction.other(row.pair());
        return Issue.grouped(rows, within ? other : other.andThen(RegionCode::province));
    }

    private static List<StatementRow> ofScheme(List<StatementRow> rows, Scheme scheme) {
        return rows.stream().filter(row -> row.scheme() == scheme).toList();
    }

    private static Amounts sum(List<StatementRow> rows) {
        return rows.stream().map(StatementRow::amounts).reduce(Amounts.NONE, Amounts::plus);
    }

    private static Money deducted(List<StatementRow> rows) {
        return Money.sum(rows.stream().map(StatementRow::deducted).toList());
    }
}
