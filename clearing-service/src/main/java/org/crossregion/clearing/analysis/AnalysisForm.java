package org.crossregion.clearing.analysis;

import org.crossregion.clearing.analysis.Care.Volume;
import org.crossregion.clearing.region.Institution;
import org.crossregion.clearing.region.Institutions;
import org.crossregion.forms.Cell;
import org.crossregion.forms.Column;
import org.crossregion.forms.Form;
import org.crossregion.forms.Layout;
import org.crossregion.forms.Section;
import org.crossregion.values.CareType;
import org.crossregion.values.Money;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/** Form {@code analysis}, 异地就医直接结算运行分析: one month of an area beside the month before. */
final class AnalysisForm {

    /** Its name among the forms. */
    static final String NO = "analysis";

    private final Period period;
    private final Month now;
    private final Month before;
    private final Function<RegionCode, String> nameOf;
    private final Map<String, Institution> institutions;

    AnalysisForm(
            Period period,
            Month now,
            Month before,
            Function<RegionCode, String> nameOf,
            Map<String, Institution> institutions) {
        this.period = period;
        this.now = now;
        this.before = before;
        this.nameOf = nameOf;
        this.institutions = institutions;
    }

    /**
     * The form with its code.
     *
     * @param lastFact the last fact it counts, printed as its version
     */
    Form make(RegionCode about, long lastFact) {
        LinkedHashMap<String, String> header = new LinkedHashMap<>();
        header.put("编制单位", nameOf.apply(about));
        header.put("期别", period.toString());
        header.put("对比期", period.previous().toString());
        return new Form(
                        NO,
                        nameOf.apply(about) + "异地就医直接结算运行分析",
                        header,
                        "元",
                        List.of(
                                ofRegions("按参保地", now.byInsured(), before.byInsured()),
                                ofRegions("按就医地", now.byTreatment(), before.byTreatment()),
                                ofInstitutions(),
                                method()),
                        new LinkedHashMap<>(),
                        "",
                        Long.toString(lastFact),
                        "",
                        Layout.LANDSCAPE_A3)
                .withVerificationCode();
    }

    private Section ofRegions(
            String name, Map<RegionCode, Volume> volumes, Map<RegionCode, Volume> earlier) {
        List<Column> columns = new ArrayList<>();
        columns.add(Column.text("code", "区划"));
        columns.add(Column.text("region", "统筹区"));
        columns.addAll(figureColumns());
        List<List<Cell>> rows = new ArrayList<>();
        volumes.forEach(
                (region, volume) -> {
                    List<Cell> row = new ArrayList<>();
                    row.add(Cell.of(region.value()));
                    row.add(Cell.of(nameOf.apply(region)));
                    row.addAll(figures(volume, earlier.getOrDefault(region, Volume.NONE)));
                    rows.add(row);
                });
        return Section.table(name, columns, rows);
    }

    private Section ofInstitutions() {
        List<Column> columns = new ArrayList<>();
        columns.add(Column.text("region", "就医地"));
        columns.add(Column.text("institutionCode", "机构编码"));
        columns.add(Column.text("institution", "定点医疗机构"));
        columns.add(Column.text("careType", "医疗类别"));
        columns.addAll(figureColumns());
        columns.add(Column.text("averageDays", "平均住院日"));
        columns.add(Column.text("outlier", "异常提示"));
        Map<Desk, Volume> volumes = now.byInstitution();
        Map<Desk, Volume> earlier = before.byInstitution();
        Outliers outliers = new Outliers(volumes, this::levelOf);
        List<List<Cell>> rows = new ArrayList<>();
        volumes.forEach(
                (desk, volume) -> {
                    List<Cell> row = new ArrayList<>();
                    row.add(Cell.of(nameOf.apply(desk.region())));
                    row.add(Cell.of(desk.institution()));
                    row.add(Cell.of(Institutions.name(institutions, desk.institution())));
                    row.add(Cell.of(desk.careType().label()));
                    row.addAll(figures(volume, earlier.getOrDefault(desk, Volume.NONE)));
                    row.add(text(days(desk.careType(), volume)));
                    row.add(Cell.of(outliers.of(desk)));
                    rows.add(row);
                });
        return Section.table("按定点医疗机构", columns, rows);
    }

    private static Optional<String> days(CareType care, Volume volume) {
        OptionalLong days = Ratios.averageDays(volume);
        return care == CareType.INPATIENT && days.isPresent()
                ? Optional.of(Ratios.tenths(days.getAsLong()))
                : Optional.empty();
    }

    private String levelOf(String institution) {
        return Optional.ofNullable(institutions.get(institution))
                .flatMap(Institution::level)
                .orElse("");
    }

    private static List<Column> figureColumns() {
        return List.of(
                Column.count("cases", "本期").in("人次"),
                Column.count("casesBefore", "上期").in("人次"),
                Column.text("casesGrowth", "增长").in("人次"),
                Column.money("totalFees", "医疗费总额"),
                Column.money("averageCost", "本期").in("次均费用").untotalled(),
                Column.money("averageCostBefore", "上期").in("次均费用").untotalled(),
                Column.text("averageCostGrowth", "增长").in("次均费用"),
                Column.money("funds", "基金支付"),
                Column.money("account", "个人账户"),
                Column.money("others", "个人现金及其他"),
                Column.rate("reimbursed", "实际").in("报销比例"),
                Column.rate("reimbursedInScope", "政策范围内").in("报销比例"));
    }

    private static List<Cell> figures(Volume volume, Volume earlier) {
        Optional<Money> average = Ratios.averageCost(volume);
        Optional<Money> averageBefore = Ratios.averageCost(earlier);
        Optional<String> averageGrowth =
                average.flatMap(
                        one ->
                                averageBefore.flatMap(
                                        other -> Ratios.growth(one.fen(), other.fen())));
        return List.of(
                Cell.of(volume.cases()),
                Cell.of(earlier.cases()),
                text(Ratios.growth(volume.cases(), earlier.cases())),
                Cell.of(volume.total()),
                average.map(Cell::of).orElse(Cell.BLANK),
                averageBefore.map(Cell::of).orElse(Cell.BLANK),
                text(averageGrowth),
                Cell.of(volume.funds()),
                Cell.of(volume.account()),
                Cell.of(volume.others()),
                Ratios.reimbursed(volume).map(Cell::of).orElse(Cell.BLANK),
                Ratios.reimbursedInScope(volume).map(Cell::of).orElse(Cell.BLANK));
    }

    private static Cell text(Optional<String> text) {
        return text.map(Cell::of).orElse(Cell.BLANK);
    }

    private static Section method() {
        return Section.paragraphs(
                "口径说明",
                "按结算时间归月，冲正抵减；截至版本号所示的最后一条明细，迟到明细会使重出的报表不同。",
                "实际报销比例 = 基金支付 ÷ 医疗费总额；政策范围内报销比例 = 基金支付 ÷ 政策范围内费用；均不含个人账户，舍去万分之一以下。",
                "异常提示：同级别、同医疗类别机构中，次均费用或平均住院日落在四分位距 1.5 倍之外；少于 "
                        + Outliers.FEWEST_CASES
                        + " 人次的机构不参与，同类不足 "
                        + Fences.FEWEST
                        + " 家不作判断。");
    }
}
