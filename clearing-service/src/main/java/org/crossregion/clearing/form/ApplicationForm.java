package org.crossregion.clearing.form;

import org.crossregion.clearing.cut.Circle;
import org.crossregion.clearing.period.PeriodKey;
import org.crossregion.clearing.region.Regions;
import org.crossregion.clearing.year.Application;
import org.crossregion.forms.Cell;
import org.crossregion.forms.Column;
import org.crossregion.forms.Form;
import org.crossregion.forms.Layout;
import org.crossregion.forms.Section;
import org.crossregion.values.RegionCode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Form 15, 年终清算申请表: what a region applies for, a row per item, with what the other side and the
 * authority say to it.
 */
final class ApplicationForm {

    static final String NO = "15";

    private ApplicationForm() {}

    /**
     * The form without verification code.
     *
     * @param applications the region's own, oldest first
     */
    static Form of(
            PeriodKey year, RegionCode region, List<Application> applications, Regions regions) {
        Circle circle = year.circle();
        LinkedHashMap<String, String> header = new LinkedHashMap<>();
        header.put("申请单位", regions.nameOf(region));
        header.put("受理单位", regions.nameOf(circle.authority()));
        header.put("清算年度", year.period().toString());
        header.put("清算层级", circle.tier().label());
        return new Form(
                NO,
                regions.nameOf(region) + "异地医保业务费用年终清算申请表",
                header,
                "元",
                List.of(
                        section("应收", applications, true, regions),
                        section("应付", applications, false, regions)),
                signOff(applications),
                "",
                "1",
                "",
                Layout.LANDSCAPE_A3);
    }

    private static Section section(
            String name, List<Application> applications, boolean receivable, Regions regions) {
        List<List<Cell>> rows = new ArrayList<>();
        for (Application application : applications) {
            if (application.receivable() == receivable) {
                rows.add(row(rows.size() + 1, application, regions));
            }
        }
        return Section.table(name, columns(), rows);
    }

    private static List<Column> columns() {
        return List.of(
                Column.text("line", "序号"),
                Column.text("kind", "申请类别"),
                Column.text("origin", "费用所属期"),
                Column.text("counterparty", "对方统筹区"),
                Column.text("scheme", "险种"),
                Column.text("settlement", "结算单号"),
                Column.money("amount", "申请金额"),
                Column.text("reason", "申请事由").wide(24),
                Column.text("evidence", "证明材料").wide(24),
                Column.text("answer", "对方统筹区意见").wide(24),
                Column.text("decision", "清算机构意见").wide(24));
    }

    private static List<Cell> row(int line, Application application, Regions regions) {
        return List.of(
                Cell.of(Integer.toString(line)),
                Cell.of(application.kind().label()),
                Cell.of(application.origin().toString()),
                Cell.of(regions.nameOf(application.counterparty())),
                Cell.of(application.scheme().label()),
                Cell.of(application.settlementId()),
                Cell.of(application.amount()),
                Cell.of(application.reason()),
                Cell.of(application.evidence()),
                Cell.of(answer(application)),
                Cell.of(decision(application)));
    }

    private static String answer(Application application) {
        return application
                .answer()
                .map(
                        answer ->
                                answer.silent()
                                        ? "逾期未答复，视为同意"
                                        : with(answer.accepted() ? "同意" : "不同意", answer.note()))
                .orElse("待答复（" + application.answerBy() + "前）");
    }

    private static String decision(Application application) {
        return application
                .decision()
                .map(
                        decision ->
                                with(
                                        decision.clearsIn()
                                                .map(period -> "同意，纳入 " + period + " 清算")
                                                .orElse("不同意"),
                                        decision.note()))
                .orElse("待审定");
    }

    private static String with(String opinion, Optional<String> note) {
        return note.map(text -> opinion + "：" + text).orElse(opinion);
    }

    /** Everybody who had a part in it, by name. */
    private static LinkedHashMap<String, String> signOff(List<Application> applications) {
        LinkedHashMap<String, String> signOff = new LinkedHashMap<>();
        signOff.put("申请人", names(applications.stream().map(Application::appliedBy).toList()));
        signOff.put(
                "答复人",
                names(
                        applications.stream()
                                .flatMap(one -> one.answer().stream())
                                .filter(answer -> !answer.silent())
                                .map(Application.Answer::by)
                                .toList()));
        signOff.put(
                "审定人",
                names(
                        applications.stream()
                                .flatMap(one -> one.decision().stream())
                                .map(Application.Decision::by)
                                .toList()));
        return signOff;
    }

    private static String names(List<String> users) {
        return new TreeSet<>(users).stream().collect(Collectors.joining("、"));
    }
}
