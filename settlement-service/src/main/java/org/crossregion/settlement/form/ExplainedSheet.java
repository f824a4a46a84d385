package org.crossregion.settlement.form;

import org.crossregion.forms.Cell;
import org.crossregion.forms.Column;
import org.crossregion.forms.Section;
import org.crossregion.settlement.bill.ExplanationView;
import org.crossregion.settlement.bill.SettlementView;

import java.util.ArrayList;
import java.util.List;

/** The sections that a settlement sheet gets if it is to explain itself, in both languages. */
final class ExplainedSheet {

    private ExplainedSheet() {}

    static List<Section> sections(ExplanationView explanation) {
        List<Section> sections = new ArrayList<>();
        if (!explanation.notes().isEmpty()) {
            sections.add(
                    Section.paragraphs(
                            "提示",
                            explanation.notes().stream()
                                    .map(note -> note.chinese() + " / " + note.english())
                                    .toArray(String[]::new)));
        }
        sections.add(
                new Section(
                        "计算说明（政策："
                                + explanation.policy()
                                + "，第 "
                                + explanation.policyVersion()
                                + " 版）",
                        List.of(
                                Column.text("chinese", "规则与计算过程"),
                                Column.text("english", "Rule and inputs"),
                                Column.money("amount", "金额")),
                        amounts(explanation),
                        false));
        List<List<Cell>> lines = lines(explanation);
        if (!lines.isEmpty()) {
            sections.add(
                    new Section(
                            "自费、超限价及先行自付明细",
                            List.of(
                                    Column.text("part", "构成"),
                                    Column.text("line", "明细号"),
                                    Column.text("item", "项目"),
                                    Column.text("class", "类别"),
                                    Column.text("prior", "先行自付比例"),
                                    Column.text("ceiling", "限价"),
                                    Column.money("amount", "明细金额"),
                                    Column.money("share", "计入金额")),
                            lines,
                            false));
        }
        return sections;
    }

    private static List<List<Cell>> amounts(ExplanationView explanation) {
        List<List<Cell>> rows = new ArrayList<>();
        for (SettlementView.Amount amount : explanation.amounts()) {
            rows.add(
                    List.of(
                            Cell.of(amount.chinese()),
                            Cell.of(amount.english()),
                            Cell.of(amount.amount())));
        }
        return rows;
    }

    /** The lines of what the person bears before the policy is asked. */
    private static List<List<Cell>> lines(ExplanationView explanation) {
        List<List<Cell>> rows = new ArrayList<>();
        for (ExplanationView.Part part : explanation.parts()) {
            if (part.part().equals("in-scope")) {
                continue;
            }
            for (ExplanationView.Line line : part.lines()) {
                rows.add(
                        List.of(
                                Cell.of(part.chinese()),
                                Cell.of(line.lineNo()),
                                Cell.of(
                                        line.itemName().isEmpty()
                                                ? line.itemCode()
                                                : line.itemName()),
                                Cell.of(line.itemClass()),
                                Cell.of(line.priorSelfPayPercent() + " %"),
                                Cell.of(line.ceiling() == null ? "" : line.ceiling()),
                                Cell.of(line.amount()),
                                Cell.of(line.share())));
            }
        }
        return rows;
    }
}
