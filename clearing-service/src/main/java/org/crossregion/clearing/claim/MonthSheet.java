package org.crossregion.clearing.claim;

import org.crossregion.forms.Cell;
import org.crossregion.forms.Column;
import org.crossregion.forms.Form;
import org.crossregion.forms.FormRenderer;
import org.crossregion.forms.Format;
import org.crossregion.forms.Layout;
import org.crossregion.forms.Section;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** 月结算单 of an institution, as its system fetches it by 3697: what clears, and what is paid. */
final class MonthSheet {

    private MonthSheet() {}

    static byte[] pdf(Claim claim, String institution, String state, PaymentList list) {
        return FormRenderer.render(form(claim, institution, state, list), Format.PDF).bytes();
    }

    private static Form form(Claim claim, String institution, String state, PaymentList list) {
        LinkedHashMap<String, String> header = new LinkedHashMap<>();
        header.put("定点医药机构", institution);
        header.put("机构编码", claim.institution());
        header.put("清算期", claim.month().toString());
        header.put("清算申请", claim.id());
        header.put("清算状态", state);
        return new Form(
                "3697",
                "异地就医医药机构月结算单",
                header,
                "元",
                List.of(lines(claim, list), sums(list)),
                new LinkedHashMap<>(),
                "",
                "1",
                "",
                Layout.LANDSCAPE);
    }

    private static Section lines(Claim claim, PaymentList list) {
        List<Column> columns =
                List.of(
                        Column.text("scheme", "险种"),
                        Column.text("kind", "清算类别"),
                        Column.count("cases", "人次"),
                        Column.money("total", "医疗费总额"),
                        Column.money("fund", "基金支付"),
                        Column.money("account", "个人账户"),
                        Column.money("cash", "个人现金"),
                        Column.money("applied", "清算金额"),
                        Column.money("deducted", "扣款"));
        List<List<Cell>> rows = new ArrayList<>();
        for (PaymentList.Line line : list.lines()) {
            if (claim.kind().isEmpty() || claim.kind().equals(line.clearingType())) {
                rows.add(
                        List.of(
                                Cell.of(line.scheme().equals("employee") ? "职工" : "居民"),
                                Cell.of(kind(line.clearingType())),
                                Cell.of(line.cases()),
                                Cell.of(line.total()),
                                Cell.of(line.fund()),
                                Cell.of(line.account()),
                                Cell.of(line.cash()),
                                Cell.of(line.applied()),
                                Cell.of(line.deducted())));
            }
        }
        return Section.table("本期清算", columns, rows);
    }

    /** Of the institution's whole month: what is reserved and paid is not told by kind. */
    private static Section sums(PaymentList list) {
        Map<String, Cell> fields = new LinkedHashMap<>();
        fields.put("全月清算金额", Cell.of(list.applied()));
        fields.put("扣款", Cell.of(list.deducted()));
        fields.put("预留金", Cell.of(list.reserved()));
        fields.put("合同扣减", Cell.of(list.charged()));
        fields.put("应拨付", Cell.of(list.payable()));
        fields.put("已拨付", Cell.of(list.paid()));
        fields.put("未拨付", Cell.of(list.open()));
        return Section.fields("全月拨付", 2, fields);
    }

    private static String kind(String clearingType) {
        return switch (clearingType) {
            case "11" -> "门诊";
            case "21" -> "住院";
            case "41" -> "药店购药";
            default -> clearingType;
        };
    }
}
