package org.crossregion.clearing.form;

import org.crossregion.clearing.cut.Circle;
import org.crossregion.clearing.notice.Direction;
import org.crossregion.clearing.statement.PrintedRegion;
import org.crossregion.clearing.year.Figure;
import org.crossregion.clearing.year.FundFigure;
import org.crossregion.clearing.year.YearBook;
import org.crossregion.forms.Cell;
import org.crossregion.forms.Column;
import org.crossregion.forms.Form;
import org.crossregion.forms.Formula;
import org.crossregion.forms.Layout;
import org.crossregion.forms.Section;
import org.crossregion.values.Money;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;
import org.crossregion.values.Tier;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Forms 16 to 18, a year as its book has it: 16 (年终清算表) a row per region of the authority, 17 and
 * 18 (年终收款 / 付款清算表) a region's side, a row per counterparty. 16 is the sum of 17 and 18.
 */
final class YearTables {

    private static final String CODE = "code";

    private final Issue issue;
    private final YearBook book;

    YearTables(Issue issue, YearBook book) {
        this.issue = issue;
        this.book = book;
    }

    /** Form 16. */
    Form province() {
        List<Section> sections = new ArrayList<>();
        if (issue.circle().tier() == Tier.PROVINCE) {
            sections.add(block("省内", figures(true), book.fundWithin()));
            sections.add(block("跨省", figures(false), book.fundAcross()));
            sections.add(block("合计", book.figures().figures(), both()));
        } else {
            sections.add(block("跨省", book.figures().figures(), book.fundWithin()));
        }
        LinkedHashMap<String, String> header = header();
        if (!book.fundClosed()) {
            header.put("周转金", "归集时数，尚未年结");
        }
        header.put("周转金截至", issue.key().period() + "-12-31，年后垫付、归还为本年及以前各期所属");
        return form("16", issue.authorityName() + "异地医保业务费用年终清算表", header, sections);
    }

    /** Form 17 or 18. */
    Form region(RegionCode region, Direction direction) {
        boolean receives = direction == Direction.RECEIVABLE;
        List<Figure> figures = book.figures().of(region, direction);
        List<Section> sections = new ArrayList<>();
        if (issue.circle().tier() == Tier.PROVINCE) {
            sections.add(side("省内", "对方统筹区", direction, within(figures, true)));
        }
        sections.add(side("跨省", "对方省份", direction, within(figures, false)));
        LinkedHashMap<String, String> header = header();
        header.put("统筹区", issue.nameOf(region));
        return form(
                receives ? "17" : "18",
                issue.nameOf(region) + "异地医保业务费用年终" + (receives ? "收款" : "付款") + "清算表",
                header,
                sections);
    }

    private Form form(
            String no, String title, LinkedHashMap<String, String> header, List<Section> sections) {
        return new Form(
                no,
                title,
                header,
                "元",
                sections,
                new LinkedHashMap<>(),
                "",
                book.isDraft() ? "草稿" : Integer.toString(book.version()),
                "",
                Layout.LANDSCAPE_A3);
    }

    private LinkedHashMap<String, String> header() {
        LinkedHashMap<String, String> header = new LinkedHashMap<>();
        header.put("编制单位", issue.authorityName());
        header.put("清算年度", issue.key().period().toString());
        header.put("清算层级", issue.circle().tier().label());
        header.put("收付截至", book.asOf().toString());
        return header;
    }

    private List<Figure> figures(boolean within) {
        return within(book.figures().figures(), within);
    }

    private static List<Figure> within(List<Figure> figures, boolean within) {
        return figures.stream().filter(figure -> figure.within() == within).toList();
    }

    private Optional<List<FundFigure>> both() {
        List<FundFigure> all = new ArrayList<>(book.fundWithin().orElse(List.of()));
        all.addAll(book.fundAcross().orElse(List.of()));
        return Optional.of(all);
    }

    private Section block(String name, List<Figure> figures, Optional<List<FundFigure>> funds) {
        List<List<Cell>> rows = new ArrayList<>();
        for (RegionCode region : regions()) {
            List<Figure> own =
                    figures.stream().filter(figure -> figure.region().equals(region)).toList();
            List<Cell> cells = new ArrayList<>();
            cells.add(Cell.of(region.value()));
            cells.add(Cell.of(issue.nameOf(region)));
            for (Direction direction : Direction.values()) {
                List<Figure> way =
                        own.stream().filter(one -> one.direction() == direction).toList();
                cells.add(sum(way, Figure::months));
                cells.add(sum(way, Figure::adjustment));
                cells.add(sum(way, Figure::settled));
                cells.add(Cell.BLANK);
            }
            cells.addAll(fund(funds.orElse(List.of()), region));
            rows.add(cells);
        }
        boolean stated = !funds.orElse(List.of()).isEmpty();
        return Section.table(name, provinceColumns(name, stated), rows);
    }

    /** Blank as long as the fund has not closed its year in this block. */
    private static List<Cell> fund(List<FundFigure> block, RegionCode region) {
        if (block.isEmpty()) {
            return Collections.nCopies(6, Cell.BLANK);
        }
        List<FundFigure> own =
                block.stream().filter(figure -> figure.region().equals(region)).toList();
        return List.of(
                sum(own, one -> one.quota().plus(one.emergency())),
                sum(own, FundFigure::paidIn),
                Cell.BLANK,
                sum(own, FundFigure::held),
                sum(own, FundFigure::drawnLater),
                sum(own, FundFigure::replenishedLater));
    }

    private List<Column> provinceColumns(String block, boolean stated) {
        List<Column> columns = new ArrayList<>();
        columns.add(Column.text(CODE, "区划"));
        columns.add(Column.text("region", issue.circle().isNation() ? "省份" : "统筹区"));
        for (Direction direction : Direction.values()) {
            boolean receives = direction == Direction.RECEIVABLE;
            String key = direction.code();
            String group = block + "/" + (receives ? "应收" : "应付");
            columns.add(Column.money(key + "Months", "十二期清算").in(group));
            columns.add(Column.money(key + "Adjustment", "年终调整").in(group));
            columns.add(
                    Column.money(receives ? "collected" : "paid", receives ? "已收" : "已付")
                            .in(group));
            columns.add(
                    Column.money(key + "Outstanding", receives ? "尚应收" : "尚应付")
                            .in(group)
                            .computed(
                                    new Formula(
                                            List.of(key + "Months", key + "Adjustment"),
                                            List.of(receives ? "collected" : "paid"))));
        }
        String fund = block + "/周转金";
        columns.add(Column.money("fundQuota", "额度(含紧急调增)").in(fund));
        columns.add(Column.money("fundPaidIn", "已缴").in(fund));
        Column balance = Column.money("fundBalance", "余额").in(fund);
        columns.add(
                stated
                        ? balance.computed(
                                new Formula(
                                        List.of("fundHeld", "fundReplenished"),
                                        List.of("fundDrawn")))
                        : balance);
        columns.add(Column.money("fundHeld", "年末在库").in(fund));
        columns.add(Column.money("fundDrawn", "年后垫付").in(fund));
        columns.add(Column.money("fundReplenished", "年后归还").in(fund));
        return columns;
    }

    private Section side(
            String name, String counterparty, Direction direction, List<Figure> figures) {
        Map<RegionCode, List<Figure>> rows = new TreeMap<>();
        figures.forEach(
                figure ->
                        rows.computeIfAbsent(figure.counterparty(), code -> new ArrayList<>())
                                .add(figure));
        List<List<Cell>> cells = new ArrayList<>();
        rows.forEach(
                (code, ofCode) -> {
                    List<Cell> row = new ArrayList<>();
                    row.add(Cell.of(code.value()));
                    row.add(Cell.of(issue.nameOf(code)));
                    for (Function<Figure, Money> amount :
                            List.<Function<Figure, Money>>of(
                                    Figure::months, Figure::adjustment, Figure::settled)) {
                        row.add(sum(of(ofCode, Scheme.EMPLOYEE), amount));
                        row.add(sum(of(ofCode, Scheme.RESIDENT), amount));
                        row.add(Cell.BLANK);
                    }
                    row.addAll(List.of(Cell.BLANK, Cell.BLANK, Cell.BLANK));
                    cells.add(row);
                });
        return Section.table(name, sideColumns(counterparty, direction), cells);
    }

    private static List<Column> sideColumns(String counterparty, Direction direction) {
        boolean receives = direction == Direction.RECEIVABLE;
        List<Column> columns = new ArrayList<>();
        columns.add(Column.text(CODE, "区划"));
        columns.add(Column.text("counterparty", counterparty));
        columns.addAll(perScheme("months", "十二期清算"));
        columns.addAll(perScheme("adjustment", "年终调整"));
        columns.addAll(perScheme("settled", receives ? "已收" : "已付"));
        String open = receives ? "尚应收" : "尚应付";
        for (String scheme : List.of("Employee", "Resident")) {
            columns.add(
                    Column.money("outstanding" + scheme, scheme.equals("Employee") ? "职工" : "居民")
                            .in(open)
                            .computed(
                                    new Formula(
                                            List.of("months" + scheme, "adjustment" + scheme),
                                            List.of("settled" + scheme))));
        }
        columns.add(
                Column.money("outstanding", "小计")
                        .in(open)
                        .sumOf("outstandingEmployee", "outstandingResident"));
        return columns;
    }

    private static List<Column> perScheme(String key, String group) {
        return List.of(
                Column.money(key + "Employee", "职工").in(group),
                Column.money(key + "Resident", "居民").in(group),
                Column.money(key, "小计").in(group).sumOf(key + "Employee", key + "Resident"));
    }

    /**
     * Those that stand in the table in any case, and every other one with a figure or money in the
     * fund.
     */
    private Collection<RegionCode> regions() {
        TreeSet<RegionCode> regions = new TreeSet<>();
        Circle circle = issue.circle();
        issue.regions().stream()
                .filter(PrintedRegion::listed)
                .map(PrintedRegion::code)
                .map(code -> circle.isNation() ? code.province() : code)
                .forEach(regions::add);
        book.figures().figures().stream().map(Figure::region).forEach(regions::add);
        both().orElseThrow().stream()
                .map(FundFigure::region)
                .filter(circle::contains)
                .forEach(regions::add);
        return regions;
    }

    private static List<Figure> of(List<Figure> figures, Scheme scheme) {
        return figures.stream().filter(figure -> figure.scheme() == scheme).toList();
    }

    private static <T> Cell sum(List<T> some, Function<T, Money> amount) {
        return Cell.of(Money.sum(some.stream().map(amount).toList()));
    }
}
