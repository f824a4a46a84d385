package org.crossregion.clearing.notice;

import org.crossregion.clearing.period.Printed;
import org.crossregion.forms.AmountInWords;
import org.crossregion.forms.Cell;
import org.crossregion.forms.Column;
import org.crossregion.forms.Form;
import org.crossregion.forms.Layout;
import org.crossregion.forms.Section;
import org.crossregion.values.Beijing;
import org.crossregion.values.Money;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The paper of a notice: form 7, 收款通知书, or form 8, 付款通知书, which also has a deadline. It shows what
 * was issued, never what has been paid since, so that it can be printed again to the same bytes.
 *
 * @param deadline as it was issued
 * @param accounts those of payer and payee as they were known then
 */
record NoticePaper(
        Notice notice, Optional<Notice.Deadline> deadline, List<NoticeAccount> accounts) {

    private static final String NOT_REGISTERED = "未登记";
    private static final String NATIONAL_AGENCY = "国家级医疗保险经办机构";

    /** Without sign-off and verification code. */
    Form form() {
        List<Section> sections = new ArrayList<>();
        sections.add(Section.paragraphs("", addressee(), order()));
        sections.add(amounts());
        sections.add(particulars());
        sections.add(accountTable());
        sections.add(Section.paragraphs("附件", String.join("；", enclosed()) + "。"));
        return new Form(
                notice.direction().form(),
                title(),
                header(),
                "元",
                sections,
                new LinkedHashMap<>(),
                notice.number(),
                "1",
                "",
                Layout.DOCUMENT);
    }

    private String title() {
        String whose =
                notice.regionName().startsWith(notice.authorityName())
                        ? notice.regionName()
                        : notice.authorityName() + notice.regionName();
        return (isProvince() ? notice.regionName() : whose + "统筹区")
                + period()
                + notice.kind().label()
                + notice.direction().label()
                + "通知书";
    }

    private LinkedHashMap<String, String> header() {
        LinkedHashMap<String, String> header = new LinkedHashMap<>();
        header.put("编制单位", isProvince() ? NATIONAL_AGENCY : notice.authorityName());
        header.put("期别", notice.period().toString());
        header.put("清算层级", notice.circle().tier().label());
        header.put("类别", notice.kind().label());
        notice.voided()
                .ifPresent(
                        voided ->
                                header.put(
                                        "作废",
                                        day(Beijing.day(voided.at()))
                                                + " "
                                                + voided.reason()
                                                + notice.replacedBy()
                                                        .map(number -> "，由" + number + "代替")
                                                        .orElse("")));
        return header;
    }

    private String addressee() {
        return notice.regionName() + "医疗保险经办机构：";
    }

    private String order() {
        String you = isProvince() ? "你省" : "你统筹区";
        String money =
                period()
                        + "异地就医"
                        + notice.circle().tier().label()
                        + notice.kind().label()
                        + "资金共计人民币（大写）"
                        + AmountInWords.of(notice.amount())
                        + "（￥"
                        + notice.amount()
                        + "）";
        String told = "根据" + notice.basis() + "，" + you;
        return switch (notice.direction()) {
            case RECEIVABLE ->
                    told
                            + "应收"
                            + money
                            + "。款项由"
                            + (notice.circle().isNation()
                                    ? "下列各省"
                                    : notice.authorityName() + "清算账户")
                            + "拨付至你方账户，请注意查收，到账后及时反馈。";
            case PAYABLE ->
                    told
                            + "应付"
                            + money
                            + "。请于"
                            + day(deadline.orElseThrow().transferBy())
                            + "前（含当日）将款项划转至下列收款账户，并在汇款附言中注明汇款识别码"
                            + notice.remittanceCode()
                            + "。"
                            + notice.replaces()
                                    .map(number -> "本通知书代替已作废的" + number + "号通知书。")
                                    .orElse("");
        };
    }

    private Section amounts() {
        Map<RegionCode, Map<Scheme, Money>> byCounterparty = new TreeMap<>();
        Map<RegionCode, String> names = new TreeMap<>();
        for (Notice.Line line : notice.lines()) {
            byCounterparty
                    .computeIfAbsent(line.counterparty(), code -> new TreeMap<>())
                    .put(line.scheme(), line.amount());
            names.put(line.counterparty(), line.counterpartyName());
        }
        List<List<Cell>> rows = new ArrayList<>();
        byCounterparty.forEach(
                (code, amounts) ->
                        rows.add(
                                List.of(
                                        Cell.of(code.value()),
                                        Cell.of(names.get(code)),
                                        amount(amounts, Scheme.EMPLOYEE),
                                        amount(amounts, Scheme.RESIDENT),
                                        Cell.BLANK)));
        return Section.table(
                "款项明细",
                List.of(
                        Column.text("code", "区划"),
                        Column.text("counterparty", counterpartyTitle()),
                        Column.money("employee", "职工"),
                        Column.money("resident", "居民"),
                        Column.money("amount", "金额").sumOf("employee", "resident")),
                rows);
    }

    private String counterpartyTitle() {
        return notice.direction() == Direction.PAYABLE ? "收款方" : "付款方";
    }

    private static Cell amount(Map<Scheme, Money> amounts, Scheme scheme) {
        return Cell.of(amounts.getOrDefault(scheme, Money.ZERO));
    }

    private Section particulars() {
        LinkedHashMap<String, Cell> fields = new LinkedHashMap<>();
        fields.put("合计（大写）", Cell.of("人民币" + AmountInWords.of(notice.amount())));
        fields.put("汇款识别码", Cell.of(notice.remittanceCode().value()));
        fields.put("签章日期", Cell.of(notice.signedOn()));
        deadline.ifPresent(clocks -> deadlines(fields, clocks));
        return Section.fields("", 1, fields);
    }

    /** Where the agency has no clock of its own, it has the finance bureau's. */
    private void deadlines(LinkedHashMap<String, Cell> fields, Notice.Deadline clocks) {
        if (clocks.applyBy().isAfter(notice.signedOn())) {
            fields.put("经办机构用款申请期限", Cell.of(clocks.applyBy()));
        }
        fields.put("付款期限", Cell.of(clocks.transferBy()));
        if (clocks.receiptBy().isAfter(clocks.transferBy())) {
            fields.put("到账回执反馈期限", Cell.of(clocks.receiptBy()));
        }
    }

    private Section accountTable() {
        List<List<Cell>> rows = new ArrayList<>();
        for (String side : List.of(NoticeAccount.PAYER, NoticeAccount.PAYEE)) {
            for (Scheme scheme : Scheme.values()) {
                if (!notice.of(scheme).isEmpty()) {
                    accountRows(side, scheme, rows);
                }
            }
        }
        return Section.table(
                        "收付款账户",
                        List.of(
                                Column.text("side", "类别"),
                                Column.text("region", "单位"),
                                Column.text("scheme", "险种"),
                                Column.text("accountName", "户名"),
                                Column.text("bank", "开户银行"),
                                Column.text("accountNo", "账号")),
                        rows)
                .withoutTotals();
    }

    private void accountRows(String side, Scheme scheme, List<List<Cell>> rows) {
        String name = side.equals(NoticeAccount.PAYER) ? "付款" : "收款";
        List<NoticeAccount> known =
                accounts.stream()
                        .filter(account -> account.side().equals(side))
                        .filter(account -> account.scheme() == scheme)
                        .toList();
        for (NoticeAccount account : known) {
            rows.add(
                    List.of(
                            Cell.of(name),
                            Cell.of(account.regionName()),
                            Cell.of(scheme.label()),
                            Cell.of(account.accountName()),
                            Cell.of(account.bank()),
                            Cell.of(account.accountNo())));
        }
        if (known.isEmpty()) {
            rows.add(
                    List.of(
                            Cell.of(name),
                            Cell.BLANK,
                            Cell.of(scheme.label()),
                            Cell.of(NOT_REGISTERED),
                            Cell.BLANK,
                            Cell.BLANK));
        }
    }

    /**
     * Net money follows from what is to be received and to be paid, gross money from one of them.
     */
    private List<String> enclosed() {
        if (notice.kind() == NoticeKind.YEAR_END) {
            return List.of("1. 异地医保业务费用年终收款清算表", "2. 异地医保业务费用年终付款清算表", "3. 异地医保业务费用年终清算申请表");
        }
        if (notice.circle().isNation()) {
            return List.of("1. 异地医保业务费用清算表");
        }
        return List.of(
                "1. 异地医保业务费用收款清算表",
                "2. 异地医保业务费用付款清算表",
                "3. 异地医保业务费用职工医保基金明细表",
                "4. 异地医保业务费用居民医保基金明细表",
                "5. 异地医保业务费用扣款分项明细表");
    }

    /** Whether it goes to a province, from the nation. */
    private boolean isProvince() {
        return notice.circle().isNation();
    }

    private String period() {
        return Printed.of(notice.period());
    }

    static String day(LocalDate day) {
        return day.getYear() + "年" + day.getMonthValue() + "月" + day.getDayOfMonth() + "日";
    }
}
