package org.crossregion.clearing.claim;

import org.crossregion.clearing.period.Printed;
import org.crossregion.forms.AmountInWords;
import org.crossregion.forms.Cell;
import org.crossregion.forms.Column;
import org.crossregion.forms.Form;
import org.crossregion.forms.Formula;
import org.crossregion.forms.Layout;
import org.crossregion.forms.Section;
import org.crossregion.values.Coded;
import org.crossregion.values.Period;
import org.crossregion.values.Scheme;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Form {@code disbursement}, 拨付单: what hospitals are paid for a month and why not more; of one
 * institution with its bills by scheme and kind and each payment, of a region with a row for each
 * institution.
 */
record DisbursementPaper(Period period, String regionName) {

    /** Its name among the forms. */
    static final String NO = "disbursement";

    private static final Map<String, String> KINDS = Map.of("11", "门诊", "21", "住院", "41", "药店购药");

    /** An institution with what it is paid. */
    record Payee(String code, String name, PaymentList list) {

        long cases() {
            return list.lines().stream().mapToLong(PaymentList.Line::cases).sum();
        }
    }

    Form of(Payee payee) {
        PaymentList list = payee.list();
        LinkedHashMap<String, String> header = header();
        header.put("机构编码", payee.code());
        header.put("机构名称", payee.name());
        return form(
                payee.name() + "异地就医费用拨付单",
                header,
                List.of(lines(list), balance(list), payments(list)));
    }

    Form of(List<Payee> payees) {
        List<List<Cell>> rows = new ArrayList<>();
        for (Payee payee : payees) {
            PaymentList list = payee.list();
            rows.add(
                    List.of(
                            Cell.of(payee.code()),
                            Cell.of(payee.name()),
                            Cell.of(payee.cases()),
                            Cell.of(list.applied()),
                            Cell.of(list.deducted()),
                            Cell.of(list.reserved()),
                            Cell.of(list.charged()),
                            Cell.BLANK,
                            Cell.of(list.paid()),
                            Cell.of(list.moved()),
                            Cell.BLANK));
        }
        Section table =
                Section.table(
                        "",
                        List.of(
                                Column.text("institution", "机构编码"),
                                Column.text("name", "机构名称"),
                                Column.count("cases", "人次"),
                                Column.money("applied", "申报金额"),
                                Column.money("deducted", "扣款"),
                                Column.money("reserved", "预留金"),
                                Column.money("charged", "其他扣减"),
                                payable(),
                                Column.money("paid", "已拨付"),
                                moved(),
                                open()),
                        rows);
        return form(regionName + "异地就医费用拨付单", header(), List.of(table));
    }

    /** What was paid before its settlement moved here, or away from here, to be cleared. */
    private static Column moved() {
        return Column.money("moved", "他月转入已拨");
    }

    private static Column open() {
        return Column.money("open", "未拨付")
                .computed(new Formula(List.of("payable"), List.of("paid", "moved")));
    }

    private static Column payable() {
        return Column.money("payable", "应拨金额")
                .computed(
                        new Formula(
                                List.of("applied"), List.of("deducted", "reserved", "charged")));
    }

    private static Section lines(PaymentList list) {
        List<List<Cell>> rows = new ArrayList<>();
        for (PaymentList.Line line : list.lines()) {
            rows.add(
                    List.of(
                            Cell.of(Coded.ofCode(Scheme.class, line.scheme()).label()),
                            Cell.of(KINDS.getOrDefault(line.clearingType(), line.clearingType())),
                            Cell.of(line.cases()),
                            Cell.of(line.total()),
                            Cell.of(line.fund()),
                            Cell.of(line.account()),
                            Cell.of(line.cash()),
                            Cell.of(line.applied()),
                            Cell.of(line.deducted()),
                            Cell.BLANK));
        }
        return Section.table(
                "申报与扣款",
                List.of(
                        Column.text("scheme", "险种"),
                        Column.text("kind", "清算类别"),
                        Column.count("cases", "人次"),
                        Column.money("total", "医疗费总额"),
                        Column.money("fund", "基金支付"),
                        Column.money("account", "个人账户"),
                        Column.money("cash", "现金"),
                        Column.money("applied", "申报金额"),
                        Column.money("deducted", "扣款"),
                        Column.money("net", "扣款后金额").differenceOf("applied", "deducted")),
                rows);
    }

    private static Section balance(PaymentList list) {
        List<List<Cell>> rows =
                List.of(
                        List.of(
                                Cell.of(list.applied()),
                                Cell.of(list.deducted()),
                                Cell.of(list.reserved()),
                                Cell.of(list.charged()),
                                Cell.BLANK,
                                Cell.of(list.paid()),
                                Cell.of(list.moved()),
                                Cell.BLANK));
        return Section.table(
                        "应拨与已拨",
                        List.of(
                                Column.money("applied", "申报金额"),
                                Column.money("deducted", "扣款"),
                                Column.money("reserved", "预留金"),
                                Column.money("charged", "其他扣减"),
                                payable(),
                                Column.money("paid", "已拨付"),
                                moved(),
                                open()),
                        rows)
                .withoutTotals();
    }

    private static Section payments(PaymentList list) {
        List<List<Cell>> rows = new ArrayList<>();
        for (HospitalPayment payment : list.payments()) {
            rows.add(
                    List.of(
                            Cell.of(payment.paidOn()),
                            Cell.of(payment.bankReference()),
                            Cell.of(payment.amount()),
                            Cell.of("人民币" + AmountInWords.of(payment.amount()))));
        }
        return Section.table(
                "拨付记录",
                List.of(
                        Column.date("paidOn", "拨付日期"),
                        Column.text("bankReference", "银行流水号"),
                        Column.money("amount", "拨付金额"),
                        Column.text("inWords", "大写")),
                rows);
    }

    private LinkedHashMap<String, String> header() {
        LinkedHashMap<String, String> header = new LinkedHashMap<>();
        header.put("编制单位", regionName + "医疗保险经办机构");
        header.put("期别", Printed.of(period));
        return header;
    }

    private static Form form(
            String title, LinkedHashMap<String, String> header, List<Section> sections) {
        return new Form(
                NO,
                title,
                header,
                "元",
                sections,
                new LinkedHashMap<>(),
                "",
                "1",
                "",
                Layout.LANDSCAPE);
    }
}
