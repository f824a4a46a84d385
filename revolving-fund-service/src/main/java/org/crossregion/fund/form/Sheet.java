package org.crossregion.fund.form;

import org.crossregion.forms.Cell;
import org.crossregion.forms.Column;
import org.crossregion.forms.Form;
import org.crossregion.forms.Layout;
import org.crossregion.forms.Section;
import org.crossregion.fund.adjustment.Adjustment;
import org.crossregion.values.Period;
import org.crossregion.values.Rate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * The shape that forms 6-1 and 6-2 share (columns of 周转金额度调整明细表).
 *
 * @param office who draws it up (编制单位)
 * @param day when the last of its quotas was fixed
 * @param draft whether one of them is not published
 * @param fixedBy who fixed them (制表人)
 * @param approvedBy who approved them (审核人); empty until all are
 */
record Sheet(
        String no,
        String title,
        String office,
        Period year,
        String unit,
        int version,
        LocalDate day,
        boolean draft,
        String fixedBy,
        String approvedBy) {

    /** One row: what it is called, the coefficient, the money, and what has to be said to it. */
    record Line(List<String> names, Optional<Rate> multiplier, Adjustment adjustment, String note) {

        private List<Cell> cells() {
            List<Cell> cells = new ArrayList<>();
            names.forEach(name -> cells.add(Cell.of(name)));
            cells.add(Cell.of(adjustment.lastYear()));
            cells.add(Cell.of(adjustment.average()));
            cells.add(multiplier.map(Cell::factor).orElse(Cell.BLANK));
            cells.add(Cell.of(adjustment.quota()));
            cells.add(Cell.of(adjustment.carried()));
            cells.add(Cell.of(adjustment.toPayUp()));
            cells.add(Cell.of(adjustment.toReturn()));
            cells.add(Cell.of(adjustment.moved()));
            cells.add(note.isEmpty() ? Cell.BLANK : Cell.of(note));
            return cells;
        }
    }

    Form form(List<String> names, List<Line> lines) {
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            columns.add(Column.text(i == 0 ? "region" : "scheme", names.get(i)));
        }
        columns.add(Column.money("lastYear", "上年度额度(含紧急调增)"));
        columns.add(Column.money("average", "测算基数"));
        columns.add(Column.rate("multiplier", "系数"));
        columns.add(Column.money("quota", "本年核定额度"));
        columns.add(Column.money("carried", "年末余额结转"));
        columns.add(Column.money("toPayUp", "应补缴"));
        columns.add(Column.money("toReturn", "应退回"));
        columns.add(Column.money("paid", "实际划款额度"));
        columns.add(Column.text("note", "备注").wide(12));

        LinkedHashMap<String, String> header = new LinkedHashMap<>();
        header.put("编制单位", office);
        header.put("期别", year + "年");
        if (draft) {
            header.put("状态", "草案，未公布");
        }
        LinkedHashMap<String, String> signOff = new LinkedHashMap<>();
        signOff.put("单位负责人", "");
        signOff.put("审核人", approvedBy);
        signOff.put("复核人", "");
        signOff.put("制表人", fixedBy);
        signOff.put("制表日期", day.toString());
        return new Form(
                        no,
                        title,
                        header,
                        unit,
                        List.of(
                                Section.table(
                                        "", columns, lines.stream().map(Line::cells).toList())),
                        signOff,
                        "",
                        Integer.toString(version),
                        "",
                        Layout.LANDSCAPE)
                .withVerificationCode();
    }
}
