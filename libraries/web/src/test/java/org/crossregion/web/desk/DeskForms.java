package org.crossregion.web.desk;

import jakarta.inject.Singleton;

import org.crossregion.forms.Cell;
import org.crossregion.forms.Column;
import org.crossregion.forms.Form;
import org.crossregion.forms.Layout;
import org.crossregion.forms.Section;
import org.crossregion.values.Money;
import org.crossregion.web.form.FormQuery;
import org.crossregion.web.form.FormSource;
import org.crossregion.web.security.Caller;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One form with one row. */
@Singleton
public class DeskForms implements FormSource {

    private final Caller caller;

    /** Which version every form shows. */
    public static volatile String version = "1";

    DeskForms(Caller caller) {
        this.caller = caller;
    }

    @Override
    public Set<String> forms() {
        return Set.of("9", "desks");
    }

    @Override
    public Form make(FormQuery query) {
        caller.mustCover(query.needAuthority());
        Section section =
                Section.table(
                        "一",
                        List.of(Column.text("name", "名称"), Column.money("amount", "金额")),
                        List.of(List.of(Cell.of("窗口"), Cell.of(Money.ofYuan("12.50")))));
        return new Form(
                        query.no(),
                        "窗口 表",
                        new LinkedHashMap<>(Map.of("期别", query.needPeriod().toString())),
                        "元",
                        List.of(section),
                        new LinkedHashMap<>(),
                        "",
                        version,
                        "",
                        Layout.PORTRAIT)
                .withVerificationCode();
    }
}
