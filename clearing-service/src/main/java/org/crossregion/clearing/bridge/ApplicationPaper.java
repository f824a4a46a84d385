package org.crossregion.clearing.bridge;

import org.crossregion.clearing.bridge.Bridge.Effect;
import org.crossregion.clearing.notice.Notice;
import org.crossregion.clearing.period.PeriodKey;
import org.crossregion.clearing.period.Printed;
import org.crossregion.clearing.surplus.Surplus;
import org.crossregion.forms.AmountInWords;
import org.crossregion.forms.Cell;
import org.crossregion.forms.Column;
import org.crossregion.forms.Form;
import org.crossregion.forms.Formula;
import org.crossregion.forms.Layout;
import org.crossregion.forms.Section;
import org.crossregion.values.Money;
import org.crossregion.values.Scheme;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;

/**
 * Form {@code payment-application}, 用款申请: the orders that a region asks its finance bureau to pay,
 * and what moved the sum since the month before.
 *
 * @param orders the region's orders of the period, paid or not
 * @param surpluses what has come over on them
 * @param before the month before, and whether it was cleared at all
 */
record ApplicationPaper(
        PeriodKey key,
        String regionName,
        List<Notice> orders,
        List<Surplus> surpluses,
        Flows now,
        Flows before,
        boolean beforeIsKnown) {

    /** Its name among the forms. */
    static final String NO = "payment-application";

    ApplicationPaper {
        orders = List.copyOf(orders);
        surpluses = List.copyOf(surpluses);
    }

    /** Without sign-off and verification code. */
    Form form() {
        LinkedHashMap<String, String> header = new LinkedHashMap<>();
        header.put("申请单位", regionName + "医疗保险经办机构");
        header.put("期别", period());
        header.put("清算层级", key.circle().tier().label());
        List<Section> sections = new ArrayList<>();
        sections.add(Section.paragraphs("", regionName + "财政部门：", request()));
        sections.add(orderTable());
        if (!surpluses.isEmpty()) {
            sections.add(overTable());
        }
        sections.add(parts());
        sections.add(bridge());
        sections.add(noticeBridge());
        if (!beforeIsKnown) {
            sections.add(Section.paragraphs("说明", key.period().previous() + " 未经本系统清算，按零比较。"));
        }
        return new Form(
                NO,
                regionName + "异地就医清算资金用款申请",
                header,
                "元",
                sections,
                new LinkedHashMap<>(),
                "",
                "1",
                "",
                Layout.LANDSCAPE);
    }

    private Money asked() {
        return Money.sum(orders.stream().map(Notice::outstanding).toList());
    }

    /** What is to be transferred; of a month that is paid, that nothing is. */
    private String request() {
        Money total = Money.sum(orders.stream().map(Notice::amount).toList());
        Money settled = total.minus(asked());
        String what = period() + "异地就医" + key.circle().tier().label() + "清算资金";
        if (asked().isZero()) {
            return "下列付款通知书所列"
                    + what
                    + "人民币（大写）"
                    + AmountInWords.of(total)
                    + "（￥"
                    + total
                    + "）已全部划拨，本期无需再申请用款。";
        }
        String paid = settled.isZero() ? "" : "通知书金额合计￥" + total + "，已划拨￥" + settled + "，本次";
        return "根据下列付款通知书，"
                + paid
                + "申请拨付"
                + what
                + "人民币（大写）"
                + AmountInWords.of(asked())
                + "（￥"
                + asked()
                + "）。请于所列日期前划转，并在汇款附言中注明汇款识别码。";
    }

    private String period() {
        return Printed.of(key.period());
    }

    private Section orderTable() {
        List<Column> columns =
                List.of(
                        Column.text("notice", "通知书编号"),
                        Column.text("kind", "类别"),
                        Column.money("employee", "职工"),
                        Column.money("resident", "居民"),
                        Column.money("amount", "金额").sumOf("employee", "resident"),
                        Column.money("settled", "已划拨"),
                        Column.money("asked", "本次申请").differenceOf("amount", "settled"),
                        Column.date("applyBy", "申请期限"),
                        Column.date("transferBy", "划拨期限"),
                        Column.text("remittanceCode", "汇款识别码"));
        List<List<Cell>> rows = new ArrayList<>();
        for (Notice order : orders) {
            rows.add(
                    List.of(
                            Cell.of(order.number()),
                            Cell.of(order.kind().label()),
                            Cell.of(order.amount(Scheme.EMPLOYEE)),
                            Cell.of(order.amount(Scheme.RESIDENT)),
                            Cell.BLANK,
                            Cell.of(order.settled()),
                            Cell.BLANK,
                            order.deadline().map(one -> Cell.of(one.applyBy())).orElse(Cell.BLANK),
                            order.transferBy().map(Cell::of).orElse(Cell.BLANK),
                            Cell.of(order.remittanceCode().toString())));
        }
        return Section.table("申请付款的通知书", columns, rows);
    }

    /** What was transferred beyond what the orders say, and what of it has come back. */
    private Section overTable() {
        List<Column> columns =
                List.of(
                        Column.text("notice", "通知书编号"),
                        Column.text("scheme", "险种"),
                        Column.date("since", "到账日期"),
                        Column.money("over", "多划"),
                        Column.money("returned", "已退回"),
                        Column.money("held", "待退回").differenceOf("over", "returned"));
        List<List<Cell>> rows = new ArrayList<>();
        for (Surplus one : surpluses) {
            rows.add(
                    List.of(
                            Cell.of(one.notice()),
                            Cell.of(one.scheme().label()),
                            Cell.of(one.since()),
                            Cell.of(one.amount()),
                            Cell.of(one.returned()),
                            Cell.BLANK));
        }
        return Section.table("多划及退回", columns, rows);
    }

    /** Both months in the parts that make them. */
    private Section parts() {
        List<Column> columns =
                List.of(
                        Column.text("scheme", "险种"),
                        Column.text("period", "期别"),
                        Column.count("cases", "人次"),
                        Column.money("current", "当期发生"),
                        Column.money("late", "迟报"),
                        Column.money("refunds", "退费"),
                        Column.money("deductions", "扣款"),
                        Column.money("offset", "应收抵减"),
                        Column.money("due", "应付")
                                .computed(
                                        new Formula(
                                                List.of("current", "late", "refunds"),
                                                List.of("deductions", "offset"))));
        List<List<Cell>> rows = new ArrayList<>();
        for (Scheme scheme : Scheme.values()) {
            rows.add(part(scheme, key.period().previous().toString(), before.of(scheme)));
            rows.add(part(scheme, key.period().toString(), now.of(scheme)));
        }
        return Section.table("构成", columns, rows).withoutTotals();
    }

    private static List<Cell> part(Scheme scheme, String period, Flow flow) {
        return List.of(
                Cell.of(scheme.label()),
                Cell.of(period),
                Cell.of(flow.cases()),
                Cell.of(flow.current()),
                Cell.of(flow.late()),
                Cell.of(flow.refunds()),
                Cell.of(flow.deductions()),
                Cell.of(flow.offset()),
                Cell.BLANK);
    }

    /** From last month's sum to this month's: the total row is this month's. */
    private Section bridge() {
        Bridge employee = Bridge.between(before.of(Scheme.EMPLOYEE), now.of(Scheme.EMPLOYEE));
        Bridge resident = Bridge.between(before.of(Scheme.RESIDENT), now.of(Scheme.RESIDENT));
        List<List<Cell>> rows = new ArrayList<>();
        rows.add(line("上期应付", scheme -> before.of(scheme).due()));
        for (Effect effect : Effect.values()) {
            rows.add(
                    line(
                            effect.label(),
                            scheme ->
                                    (scheme == Scheme.EMPLOYEE ? employee : resident)
                                            .effects()
                                            .get(effect)));
        }
        return Section.table("与上期的变动（合计为本期应付）", bridgeColumns(), rows);
    }

    /** From this month's sum to what the orders say: the total row is what they say. */
    private Section noticeBridge() {
        List<List<Cell>> rows = new ArrayList<>();
        rows.add(line("本期应付", scheme -> now.of(scheme).due()));
        rows.add(line("净应收另行通知、负数结转及作废重发", scheme -> ordered(scheme).minus(now.of(scheme).due())));
        return Section.table("与通知书的衔接（合计为通知书金额）", bridgeColumns(), rows);
    }

    private Money ordered(Scheme scheme) {
        return Money.sum(orders.stream().map(order -> order.amount(scheme)).toList());
    }

    private static List<Column> bridgeColumns() {
        return List.of(
                Column.text("item", "项目"),
                Column.money("employee", "职工"),
                Column.money("resident", "居民"),
                Column.money("amount", "合计").sumOf("employee", "resident"));
    }

    private static List<Cell> line(String item, Function<Scheme, Money> amount) {
        return List.of(
                Cell.of(item),
                Cell.of(amount.apply(Scheme.EMPLOYEE)),
                Cell.of(amount.apply(Scheme.RESIDENT)),
                Cell.BLANK);
    }
}
