package org.crossregion.fund.form;

import org.crossregion.forms.Cell;
import org.crossregion.forms.Column;
import org.crossregion.forms.Form;
import org.crossregion.forms.Formula;
import org.crossregion.forms.Layout;
import org.crossregion.forms.Section;
import org.crossregion.fund.ledger.EntryKind;
import org.crossregion.fund.ledger.Movement;
import org.crossregion.fund.ledger.PairMoney;
import org.crossregion.fund.reference.Regions;
import org.crossregion.values.Beijing;
import org.crossregion.values.Money;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.values.RegionPair;
import org.crossregion.values.Scheme;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The statement of one region's fund for a month or a year: per counterparty and scheme what there
 * was, came and went and is there, and then every movement. All of it is sums of postings.
 */
final class StatementSheet {

    static final String NAME = "fund-statement";

    private final RegionCode region;
    private final Period period;
    private final List<PairMoney> money;
    private final List<Movement> movements;
    private final Regions.Names names;

    /**
     * @param money the year's quotas
     * @param movements all up to the period's end, in order
     */
    StatementSheet(
            RegionCode region,
            Period period,
            List<PairMoney> money,
            List<Movement> movements,
            Regions.Names names) {
        this.region = region;
        this.period = period;
        this.money = money;
        this.movements = movements;
        this.names = names;
    }

    /** Whose line it is. */
    private record Of(RegionCode counterparty, Scheme scheme) implements Comparable<Of> {

        static Of of(RegionPair pair, Scheme scheme) {
            return new Of(pair.treatment(), scheme);
        }

        @Override
        public int compareTo(Of other) {
            return Comparator.comparing(Of::counterparty)
                    .thenComparing(Of::scheme)
                    .compare(this, other);
        }
    }

    Form form(LocalDate day) {
        LinkedHashMap<String, String> header = new LinkedHashMap<>();
        header.put("编制单位", names.of(region));
        header.put("期别", period.isYear() ? period + "年" : period.toString());
        LinkedHashMap<String, String> signOff = new LinkedHashMap<>();
        for (String who : List.of("单位负责人", "审核人", "复核人", "制表人")) {
            signOff.put(who, "");
        }
        signOff.put("制表日期", day.toString());
        String province = region.isProvince() ? "" : names.of(region.province());
        return new Form(
                        NAME,
                        province + names.of(region) + "统筹区异地医保业务周转金对账单",
                        header,
                        "元",
                        List.of(summary(), details()),
                        signOff,
                        "",
                        "1",
                        "",
                        Layout.LANDSCAPE_A3)
                .withVerificationCode();
    }

    private Section summary() {
        List<Column> columns =
                List.of(
                        Column.text("counterparty", "就医地"),
                        Column.text("scheme", "险种"),
                        Column.money("quota", "核定额度"),
                        Column.money("emergency", "紧急调增"),
                        Column.money("opening", "期初余额"),
                        Column.money("paidIn", "缴入").in("本期增加"),
                        Column.money("replenished", "垫付归还").in("本期增加"),
                        Column.money("drawn", "垫付划出").in("本期减少"),
                        Column.money("returned", "退回").in("本期减少"),
                        Column.money("closing", "期末余额")
                                .computed(
                                        new Formula(
                                                List.of("opening", "paidIn", "replenished"),
                                                List.of("drawn", "returned"))),
                        Column.money("lent", "期末垫付未还"));
        Set<Of> lines = new TreeSet<>();
        money.forEach(one -> lines.add(Of.of(one.pair(), one.scheme())));
        movements.forEach(one -> lines.add(Of.of(one.pair(), one.scheme())));
        return Section.table("一、收支汇总", columns, lines.stream().map(this::line).toList());
    }

    private List<Cell> line(Of of) {
        List<Movement> its =
                movements.stream()
                        .filter(one -> Of.of(one.pair(), one.scheme()).equals(of))
                        .toList();
        List<Movement> now = its.stream().filter(this::isNow).toList();
        List<PairMoney> quotas =
                money.stream().filter(one -> Of.of(one.pair(), one.scheme()).equals(of)).toList();
        List<Cell> cells = new ArrayList<>();
        cells.add(Cell.of(names.of(of.counterparty())));
        cells.add(Cell.of(of.scheme().label()));
        cells.add(Cell.of(Money.sum(quotas.stream().map(PairMoney::quota).toList())));
        cells.add(Cell.of(Money.sum(quotas.stream().map(PairMoney::emergency).toList())));
        cells.add(Cell.of(held(its.stream().filter(one -> !isNow(one)))));
        cells.add(Cell.of(held(now.stream().filter(StatementSheet::isPaidIn))));
        cells.add(Cell.of(held(of(now, EntryKind.REPLENISHED))));
        cells.add(Cell.of(held(of(now, EntryKind.DRAWN)).negated()));
        cells.add(Cell.of(held(of(now, EntryKind.QUOTA_RETURNED)).negated()));
        cells.add(Cell.BLANK);
        cells.add(Cell.of(Money.sum(its.stream().map(Movement::lent).toList())));
        return cells;
    }

    private static boolean isPaidIn(Movement one) {
        return switch (one.kind()) {
            case PAID_IN_RECORDED, QUOTA_PAID, EMERGENCY_PAID -> true;
            default -> false;
        };
    }

    private static Stream<Movement> of(List<Movement> some, EntryKind kind) {
        Predicate<Movement> its = one -> one.kind() == kind;
        return some.stream().filter(its);
    }

    private static Money held(Stream<Movement> some) {
        return Money.sum(some.map(Movement::held).toList());
    }

    private boolean isNow(Movement one) {
        return !one.bookedAt().isBefore(period.start());
    }

    private Section details() {
        List<Column> columns =
                List.of(
                        Column.date("day", "日期"),
                        Column.text("kind", "摘要"),
                        Column.text("counterparty", "就医地"),
                        Column.text("scheme", "险种"),
                        Column.money("in", "增加"),
                        Column.money("out", "减少"),
                        Column.text("document", "凭据").wide(38),
                        Column.text("by", "经办"));
        List<List<Cell>> rows =
                movements.stream()
                        .filter(this::isNow)
                        .map(
                                one ->
                                        List.of(
                                                Cell.of(Beijing.day(one.bookedAt())),
                                                Cell.of(one.kind().label()),
                                                Cell.of(names.of(one.pair().treatment())),
                                                Cell.of(one.scheme().label()),
                                                ifPositive(one.held()),
                                                ifPositive(one.held().negated()),
                                                Cell.of(one.document()),
                                                Cell.of(one.bookedBy())))
                        .toList();
        return Section.table("二、收支明细", columns, rows);
    }

    private static Cell ifPositive(Money amount) {
        return amount.isPositive() ? Cell.of(amount) : Cell.BLANK;
    }
}
