package org.crossregion.clearing.voucher;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.clearing.period.Printed;
import org.crossregion.clearing.region.Regions;
import org.crossregion.forms.Cell;
import org.crossregion.forms.Check;
import org.crossregion.forms.Column;
import org.crossregion.forms.Form;
import org.crossregion.forms.Layout;
import org.crossregion.forms.Section;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.web.form.FormQuery;
import org.crossregion.web.form.FormSource;
import org.crossregion.web.security.Caller;
import org.crossregion.web.security.Role;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;

/** Form {@code voucher}, 记账凭证: everything that a region's month has booked. */
@ApplicationScoped
class VoucherForms implements FormSource {

    private final Vouchers vouchers;
    private final Regions regions;
    private final Caller caller;

    VoucherForms(Vouchers vouchers, Regions regions, Caller caller) {
        this.vouchers = vouchers;
        this.regions = regions;
        this.caller = caller;
    }

    @Override
    public Set<String> forms() {
        return Set.of("voucher");
    }

    @Override
    public Set<String> roles(String form) {
        return Set.of(
                Role.FINANCE_MAKER,
                Role.FINANCE_CHECKER,
                Role.APPROVER,
                Role.AUTHORITY,
                Role.AUDITOR,
                Role.ADMINISTRATOR);
    }

    @Override
    public Form make(FormQuery query) {
        RegionCode region = query.needRegion();
        caller.mustCover(region);
        return form(region, query.needMonth()).withVerificationCode();
    }

    private Form form(RegionCode region, Period month) {
        Vouchers.Booked booked = vouchers.of(region, month);
        LinkedHashMap<String, String> header = new LinkedHashMap<>();
        header.put("核算单位", regions.nameOf(region));
        header.put("会计期间", Printed.of(month));
        header.put("科目对照", booked.mapping().name());
        LinkedHashMap<String, String> signOff = new LinkedHashMap<>();
        for (String signer : List.of("制单人", "复核人", "记账人", "会计主管")) {
            signOff.put(signer, "");
        }
        return new Form(
                        "voucher",
                        regions.nameOf(region) + "异地就医记账凭证",
                        header,
                        "元",
                        List.of(table(booked.vouchers())),
                        new LinkedHashMap<>(),
                        "",
                        "1",
                        "",
                        Layout.LANDSCAPE)
                .withSignOff(signOff);
    }

    private static Section table(List<Voucher> vouchers) {
        List<List<Cell>> rows = new ArrayList<>();
        for (Voucher voucher : vouchers) {
            for (Voucher.Line line : voucher.lines()) {
                rows.add(
                        List.of(
                                Cell.of(voucher.bookedOn()),
                                Cell.of("记-" + voucher.number()),
                                Cell.of(voucher.summary()),
                                Cell.of(line.account().code()),
                                Cell.of(line.account().name()),
                                line.debit().isZero() ? Cell.BLANK : Cell.of(line.debit()),
                                line.credit().isZero() ? Cell.BLANK : Cell.of(line.credit()),
                                Cell.of(voucher.movement().document())));
            }
        }
        return Section.table(
                        "",
                        List.of(
                                Column.date("date", "凭证日期"),
                                Column.text("number", "凭证字号"),
                                Column.text("summary", "摘要").wide(32),
                                Column.text("account", "科目编码"),
                                Column.text("accountName", "科目名称").wide(30),
                                Column.money("debit", "借方金额"),
                                Column.money("credit", "贷方金额"),
                                Column.text("document", "单据号").wide(24)),
                        rows)
                .checking(new Check("借贷平衡", List.of("debit"), List.of("credit")));
    }
}
