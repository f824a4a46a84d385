package org.crossregion.clearing.national;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.clearing.calendar.CrossProvince;
import org.crossregion.clearing.notice.Direction;
import org.crossregion.clearing.region.Regions;
import org.crossregion.clearing.total.Amounts;
import org.crossregion.forms.Cell;
import org.crossregion.forms.Column;
import org.crossregion.forms.Form;
import org.crossregion.forms.Layout;
import org.crossregion.forms.Section;
import org.crossregion.values.Money;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.web.form.FormQuery;
import org.crossregion.web.form.FormSource;
import org.crossregion.web.security.Caller;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Form {@code national-result}, 国家清算结果核对表: what the nation says beside what we compute, per
 * counterpart province, region and scheme, of the province or one region of it, and every
 * difference that is not resolved by its row.
 */
@ApplicationScoped
class NationalForm implements FormSource {

    private static final String NO = "national-result";
    private static final int MOST_ROWS = 5_000;

    private final NationalRepository repository;
    private final Beside beside;
    private final NationalGate gate;
    private final Regions regions;
    private final Caller caller;

    NationalForm(
            NationalRepository repository,
            Beside beside,
            NationalGate gate,
            Regions regions,
            Caller caller) {
        this.repository = repository;
        this.beside = beside;
        this.gate = gate;
        this.regions = regions;
        this.caller = caller;
    }

    @Override
    public Set<String> forms() {
        return Set.of(NO);
    }

    @Override
    public Form make(FormQuery query) {
        RegionCode authority = query.needAuthority();
        Period month = query.needMonth();
        Share share = Share.asked(authority, query.region());
        caller.mustCover(share.owner());
        Optional<NationalResult> result = repository.latest(authority, month);
        List<Line> lines = beside.lines(share, month, gate.imports(authority, month));
        LinkedHashMap<String, String> header = new LinkedHashMap<>();
        header.put("编制单位", regions.nameOf(authority));
        share.region().ifPresent(region -> header.put("统筹区", regions.nameOf(region)));
        header.put("期别", month.toString());
        header.put(
                "清算方式",
                (gate.imports(authority, month) ? CrossProvince.IMPORT : CrossProvince.COMPUTE)
                        .label());
        header.put(
                "国家结果", result.map(one -> "第" + one.no() + "号，" + one.rows() + "笔").orElse("未导入"));
        return new Form(
                        NO,
                        regions.nameOf(share.owner()) + "国家清算结果核对表",
                        header,
                        "元",
                        List.of(
                                section("应收", Direction.RECEIVABLE, lines),
                                section("应付", Direction.PAYABLE, lines),
                                differences(share, month)),
                        new LinkedHashMap<>(),
                        "",
                        result.map(one -> Long.toString(one.no())).orElse("0"),
                        "",
                        Layout.LANDSCAPE_A3)
                .withVerificationCode();
    }

    private Section section(String name, Direction direction, List<Line> lines) {
        List<Column> columns = new ArrayList<>();
        columns.add(Column.text("code", "区划"));
        columns.add(Column.text("province", direction == Direction.PAYABLE ? "收款省份" : "付款省份"));
        columns.add(Column.text("regionCode", "统筹区区划"));
        columns.add(Column.text("region", "统筹区"));
        columns.add(Column.text("scheme", "险种"));
        columns.addAll(side("imported", "国家结果"));
        columns.addAll(side("computed", "中心计算"));
        columns.add(Column.money("adjusted", "已处理差异"));
        columns.add(Column.money("difference", "未处理差异"));
        List<List<Cell>> rows =
                lines.stream()
                        .filter(line -> line.direction() == direction)
                        .map(this::row)
                        .toList();
        return Section.table(name, columns, rows);
    }

    private static List<Column> side(String key, String group) {
        return List.of(
                Column.count(key + "Cases", "人次").in(group),
                Column.money(key + "Total", "总费用").in(group),
                Column.money(key + "Cleared", "清算金额").in(group),
                Column.money(key + "Deducted", "扣款").in(group),
                Column.money(key + "Owed", "应清算").in(group));
    }

    private List<Cell> row(Line line) {
        List<Cell> cells = new ArrayList<>();
        cells.add(Cell.of(line.province().value()));
        cells.add(Cell.of(regions.nameOf(line.province())));
        cells.add(Cell.of(line.region().value()));
        cells.add(Cell.of(regions.nameOf(line.region())));
        cells.add(Cell.of(line.scheme().label()));
        for (Amounts side : List.of(line.imported(), line.computed())) {
            cells.add(Cell.of(side.cases()));
            cells.add(Cell.of(side.total()));
            cells.add(Cell.of(side.cleared()));
            cells.add(Cell.of(side.deducted()));
            cells.add(Cell.of(owed(side)));
        }
        cells.add(Cell.of(owed(line.adjusted())));
        cells.add(Cell.of(owed(line.difference())));
        return cells;
    }

    private Section differences(Share share, Period month) {
        List<Column> columns =
                List.of(
                        Column.text("number", "差异编号"),
                        Column.text("settlement", "结算编号"),
                        Column.text("pair", "参保地→就医地"),
                        Column.text("class", "类别"),
                        Column.money("here", "中心应清算"),
                        Column.money("there", "国家应清算"),
                        Column.text("said", "说明"));
        List<List<Cell>> rows =
                repository.list(share, month, "", "open", 0, MOST_ROWS).stream()
                        .map(
                                one ->
                                        List.of(
                                                Cell.of(Long.toString(one.no())),
                                                Cell.of(one.settlementId()),
                                                Cell.of(one.pair().toString()),
                                                Cell.of(one.kind().label()),
                                                Cell.of(owed(one.here())),
                                                Cell.of(owed(one.there())),
                                                Cell.of(one.said())))
                        .toList();
        return Section.table("未处理差异", columns, rows);
    }

    private static Money owed(Amounts amounts) {
        return amounts.cleared().minus(amounts.deducted());
    }

    private static Money owed(NationalDifference.Side side) {
        return side.cleared().minus(side.deducted());
    }
}
