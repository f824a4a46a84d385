package org.crossregion.fund.form;

import org.crossregion.forms.AmountInWords;
import org.crossregion.forms.Cell;
import org.crossregion.forms.Column;
import org.crossregion.forms.Form;
import org.crossregion.forms.Layout;
import org.crossregion.forms.Section;
import org.crossregion.fund.notice.Direction;
import org.crossregion.fund.notice.FundNotice;
import org.crossregion.fund.notice.NoticeAccount;
import org.crossregion.fund.reference.Regions;
import org.crossregion.values.Money;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Forms 7 (收款通知书) and 8 (付款通知书) of the kinds 周转金 and 紧急调增. */
final class NoticePaper {

    private final FundNotice notice;
    private final List<NoticeAccount> accounts;
    private final Regions.Names names;

    NoticePaper(FundNotice notice, List<NoticeAccount> accounts, Regions.Names names) {
        this.notice = notice;
        this.accounts = accounts;
        this.names = names;
    }

    /** In the order in which clearing's notices have them, for they lie in one pile. */
    Form form() {
        LinkedHashMap<String, String> header = new LinkedHashMap<>();
        header.put("编制单位", names.of(notice.authority()));
        header.put("期别", notice.year() + "年度");
        header.put("类别", notice.kind().label());
        notice.voided().ifPresent(one -> header.put("作废", "已作废，由" + one.replacedBy() + "代替"));
        return new Form(
                        notice.direction().form(),
                        title(),
                        header,
                        "元",
                        List.of(
                                Section.paragraphs("", addressee(), order()),
                                lines(),
                                particulars(),
                                accountTable(),
                                Section.paragraphs("附件", enclosed())),
                        signOff(),
                        notice.number(),
                        "1",
                        "",
                        Layout.DOCUMENT)
                .withVerificationCode();
    }

    private String title() {
        String region = names.of(notice.region());
        String authority = names.of(notice.authority());
        String whose =
                notice.region().isProvince()
                        ? region
                        : (region.startsWith(authority) ? region : authority + region) + "统筹区";
        return "%s%d年度%s%s通知书"
                .formatted(whose, notice.year(), notice.kind().label(), notice.direction().label());
    }

    private String addressee() {
        return names.of(notice.region()) + "医疗保险经办机构：";
    }

    private String order() {
        String you = notice.region().isProvince() ? "你省" : "你统筹区";
        boolean pays = notice.direction() == Direction.PAYABLE;
        String money =
                "根据%s，%s%d年度异地就医%s资金共计人民币（大写）%s（￥%s）。"
                        .formatted(
                                notice.basis(),
                                pays ? you + "应缴" : "应退回" + you,
                                notice.year(),
                                notice.kind().label(),
                                AmountInWords.of(notice.total()),
                                notice.total());
        String replaced =
                notice.replaces().map(number -> "本通知书代替已作废的" + number + "号通知书。").orElse("");
        return money
                + notice.deadline()
                        .map(
                                day ->
                                        "请于%s前（含当日）将款项划转至下列收款账户，并在汇款附言中注明汇款识别码%s。"
                                                .formatted(chinese(day), notice.remittanceCode()))
                        .orElse("款项将退回至你方下列收款账户，请注意查收，到账后及时反馈。")
                + replaced;
    }

    private Section lines() {
        SortedMap<RegionCode, SortedMap<Scheme, Money>> byCounterparty = new TreeMap<>();
        for (FundNotice.Line line : notice.lines()) {
            byCounterparty
                    .computeIfAbsent(line.counterparty(), c -> new TreeMap<>())
                    .merge(line.scheme(), line.amount(), Money::plus);
        }
        List<List<Cell>> rows = new ArrayList<>();
        byCounterparty.forEach(
                (counterparty, its) ->
                        rows.add(
                                List.of(
                                        Cell.of(counterparty.value()),
                                        Cell.of(names.of(counterparty)),
                                        Cell.of(its.getOrDefault(Scheme.EMPLOYEE, Money.ZERO)),
                                        Cell.of(its.getOrDefault(Scheme.RESIDENT, Money.ZERO)),
                                        Cell.BLANK)));
        return Section.table(
                "款项明细",
                List.of(
                        Column.text("code", "区划"),
                        Column.text("counterparty", "就医地"),
                        Column.money("employee", "职工"),
                        Column.money("resident", "居民"),
                        Column.money("amount", "金额").sumOf("employee", "resident")),
                rows);
    }

    private Section particulars() {
        LinkedHashMap<String, Cell> fields = new LinkedHashMap<>();
        fields.put("合计（大写）", Cell.of("人民币" + AmountInWords.of(notice.total())));
        fields.put("汇款识别码", Cell.of(notice.remittanceCode()));
        fields.put("签章日期", Cell.of(notice.signedOn()));
        notice.applyBy().ifPresent(day -> fields.put("经办机构用款申请期限", Cell.of(day)));
        notice.deadline().ifPresent(day -> fields.put("付款期限", Cell.of(day)));
        return Section.fields("", 1, fields);
    }

    private Section accountTable() {
        List<List<Cell>> rows = new ArrayList<>();
        for (boolean payer : List.of(true, false)) {
            for (Scheme scheme : Scheme.values()) {
                if (notice.total(scheme).isPositive()) {
                    rows.add(accountRow(payer, scheme));
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

    private List<Cell> accountRow(boolean payer, Scheme scheme) {
        boolean region = payer == (notice.direction() == Direction.PAYABLE);
        Optional<NoticeAccount> known =
                accounts.stream()
                        .filter(account -> account.payer() == payer && account.scheme() == scheme)
                        .findFirst();
        return List.of(
                Cell.of(payer ? "付款" : "收款"),
                Cell.of(names.of(region ? notice.region() : notice.authority())),
                Cell.of(scheme.label()),
                Cell.of(known.map(NoticeAccount::accountName).orElse("未登记")),
                known.map(account -> Cell.of(account.bank())).orElse(Cell.BLANK),
                known.map(account -> Cell.of(account.accountNo())).orElse(Cell.BLANK));
    }

    private String enclosed() {
        return switch (notice.kind()) {
            case REVOLVING_FUND -> "1. " + names.of(notice.region()) + "统筹区异地医保业务周转金额度调整明细表。";
            case EMERGENCY -> "1. " + names.of(notice.region()) + "统筹区异地医保业务周转金对账单。";
        };
    }

    /** Whoever issued it has drawn it up; the others sign the paper. */
    private LinkedHashMap<String, String> signOff() {
        LinkedHashMap<String, String> signOff = new LinkedHashMap<>();
        signOff.put("制表人", notice.issuedBy());
        signOff.put("复核人", "");
        signOff.put("审核人", "");
        signOff.put("单位负责人", "");
        signOff.put("下达日期（印章）", chinese(notice.signedOn()));
        return signOff;
    }

    private static String chinese(LocalDate day) {
        return "%d年%d月%d日".formatted(day.getYear(), day.getMonthValue(), day.getDayOfMonth());
    }
}
