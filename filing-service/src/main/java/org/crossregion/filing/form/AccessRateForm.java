package org.crossregion.filing.form;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.filing.region.AccessRate;
import org.crossregion.filing.region.OpeningStage;
import org.crossregion.filing.region.Region;
import org.crossregion.filing.region.Regions;
import org.crossregion.forms.Cell;
import org.crossregion.forms.Column;
import org.crossregion.forms.Form;
import org.crossregion.forms.Layout;
import org.crossregion.forms.Section;
import org.crossregion.values.Beijing;
import org.crossregion.values.RegionCode;
import org.crossregion.web.form.FormQuery;
import org.crossregion.web.form.FormSource;
import org.crossregion.web.problem.Refused;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;

/** The form {@code access-rate}, 异地就医直接结算接入情况表: of the nation, or of one province in full. */
@ApplicationScoped
class AccessRateForm implements FormSource {

    private static final String NAME = "access-rate";

    private final Regions regions;
    private final Clock clock;

    AccessRateForm(Regions regions, Clock clock) {
        this.regions = regions;
        this.clock = clock;
    }

    @Override
    public Set<String> forms() {
        return Set.of(NAME);
    }

    @Override
    public Set<String> roles(String form) {
        return FilingPaper.READERS;
    }

    /** Who is connected is no secret: there is no scope to check. */
    @Override
    public Form make(FormQuery query) {
        List<Region> pooling = regions.poolingRegions();
        List<AccessRate> provinces = AccessRate.byProvince(pooling);
        LocalDate today = Beijing.day(clock.instant());
        if (query.region().filter(region -> !region.equals(RegionCode.NATION)).isEmpty()) {
            return form("全国", provinces, List.of(byProvince(provinces)), today);
        }
        RegionCode province = query.region().get();
        List<AccessRate> one =
                provinces.stream().filter(line -> line.province().equals(province)).toList();
        if (one.isEmpty()) {
            throw Refused.field("region", "province", "must be a known province's code");
        }
        return form(
                name(province),
                one,
                List.of(byProvince(one), ofProvince(province, pooling, one.get(0))),
                today);
    }

    private static Form form(
            String whose, List<AccessRate> lines, List<Section> sections, LocalDate today) {
        LinkedHashMap<String, String> header = new LinkedHashMap<>();
        header.put("统计范围", whose);
        header.put("统计日期", today.toString());
        header.put("接入率", "%s%%".formatted(percent(lines)));
        return new Form(
                        NAME,
                        "异地就医直接结算接入情况表",
                        header,
                        "",
                        sections,
                        FilingPaper.lines(List.of("单位负责人", "审核人", "复核人", "制表人")),
                        "",
                        "1",
                        "",
                        Layout.PORTRAIT)
                .withVerificationCode();
    }

    private static String percent(List<AccessRate> lines) {
        return AccessRate.rate(lines).asFraction().movePointRight(2).toPlainString();
    }

    private Section byProvince(List<AccessRate> provinces) {
        List<Column> columns = new ArrayList<>();
        columns.add(Column.text("province", "省份").wide(26));
        columns.add(Column.count("all", "统筹区"));
        for (OpeningStage stage : OpeningStage.values()) {
            columns.add(Column.count(stage.code(), stage.label()));
        }
        columns.add(Column.rate("rate", "接入率"));
        return Section.table(
                "各省接入情况", columns, provinces.stream().map(this::provinceLine).toList());
    }

    private List<Cell> provinceLine(AccessRate line) {
        List<Cell> cells = new ArrayList<>();
        cells.add(Cell.of(name(line.province())));
        cells.add(Cell.of(line.all()));
        for (OpeningStage stage : OpeningStage.values()) {
            cells.add(Cell.of(line.at(stage)));
        }
        cells.add(Cell.of(line.rate()));
        return cells;
    }

    private static Section ofProvince(RegionCode province, List<Region> pooling, AccessRate line) {
        List<List<Cell>> rows =
                pooling.stream()
                        .filter(region -> region.code().sameProvince(province))
                        .filter(region -> line.all() == 1 || !region.code().isProvince())
                        .map(
                                region ->
                                        List.of(
                                                Cell.of(region.code().value()),
                                                Cell.of(region.name()),
                                                Cell.of(region.openingStage().label())))
                        .toList();
        return new Section(
                "统筹区开通阶段",
                List.of(
                        Column.text("code", "医保区划"),
                        Column.text("name", "统筹区").wide(30),
                        Column.text("stage", "开通阶段")),
                rows,
                false);
    }

    private String name(RegionCode code) {
        return regions.find(code).map(Region::name).orElse(code.value());
    }
}
