package org.crossregion.clearing.year;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.crossregion.clearing.calendar.MoneyTerms.NegativePairs;
import org.crossregion.clearing.cut.Circle;
import org.crossregion.clearing.notice.Direction;
import org.crossregion.clearing.notice.NoticeSums;
import org.crossregion.clearing.statement.Owed;
import org.crossregion.clearing.statement.StatementRow;
import org.crossregion.clearing.total.Amounts;
import org.crossregion.values.CareType;
import org.crossregion.values.Fund;
import org.crossregion.values.Money;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.values.RegionPair;
import org.crossregion.values.Scheme;
import org.crossregion.values.Tier;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Random years always square: whatever was cleared in the months, added by the year's end,
 * deducted, refunded, issued or not, and paid in part or whole.
 */
class YearFiguresPropertyTest {

    private static final Period YEAR = Period.ofYear(2026);
    private static final List<Period> PERIODS =
            List.of(Period.fromString("2026-11"), Period.fromString("2026-12"), YEAR);
    private static final RegionCode PROVINCE = RegionCode.of("220000");
    private static final Circle WITHIN = new Circle(PROVINCE, Tier.PROVINCE);
    private static final Circle ACROSS = new Circle(PROVINCE, Tier.NATIONAL);
    private static final List<RegionCode> REGIONS =
            List.of(
                    RegionCode.of("220100"),
                    RegionCode.of("220200"),
                    RegionCode.of("220581"),
                    RegionCode.of("310000"),
                    RegionCode.of("430200"));

    /** What a pair came to in a period: negative if refunds outweigh bills. */
    record Item(int period, int insured, int treatment, int scheme, long cleared, long deducted) {}

    /** How much of each notice is paid, in percent, and which periods are issued. */
    record Paying(List<Integer> percents, int issued) {

        private boolean isIssued(Period period) {
            return (issued >> PERIODS.indexOf(period) & 1) == 1;
        }

        private Money of(Money amount, int salt) {
            int percent = percents.get(Math.floorMod(salt, percents.size()));
            return Money.ofFen(amount.fen() * percent / 100);
        }
    }

    @Provide
    Arbitrary<List<Item>> years() {
        Arbitrary<Integer> any = Arbitraries.integers().between(0, 100);
        return Combinators.combine(
                        any,
                        any,
                        any,
                        any,
                        Arbitraries.longs().between(-300_000, 1_000_000),
                        Arbitraries.longs().between(-5_000, 20_000))
                .as(Item::new)
                .list()
                .ofMaxSize(40);
    }

    @Provide
    Arbitrary<Paying> payings() {
        return Combinators.combine(
                        Arbitraries.of(0, 0, 33, 50, 99, 100, 100).list().ofSize(7),
                        Arbitraries.integers().between(0, 7))
                .as(Paying::new);
    }

    @Property
    void what_is_open_of_a_year_is_what_is_open_of_its_notices_and_what_was_not_issued(
            @ForAll("years") List<Item> owed, @ForAll("payings") Paying paying) {
        SortedMap<Period, List<StatementRow>> rows = rows(owed);
        Map<NoticeSums.Key, NoticeSums.Sums> notices = netNotices(rows, paying);
        YearFigures figures = figures(rows, payments(notices, paying), Payments.NONE);

        for (RegionCode region : REGIONS) {
            for (Scheme scheme : Scheme.values()) {
                Money open = signedOutstanding(figures, region, scheme);
                Money expected = Money.ZERO;
                for (Period period : PERIODS) {
                    Money net = net(rows, period, region, scheme);
                    NoticeSums.Sums notice =
                            notices.getOrDefault(
                                    key(region, scheme, period, net),
                                    new NoticeSums.Sums(Money.ZERO, Money.ZERO));
                    Money left =
                            paying.isIssued(period)
                                    ? Money.ofFen(
                                            Long.signum(net.fen()) * notice.outstanding().fen())
                                    : net;
                    expected = expected.plus(left);
                }
                assertThat(open).as("%s %s", region, scheme).isEqualTo(expected);
            }
        }
    }

    @Property
    void both_sides_of_every_pair_owe_and_are_owed_the_same(
            @ForAll("years") List<Item> owed, @ForAll("payings") Paying paying) {
        SortedMap<Period, List<StatementRow>> rows = rows(owed);
        YearFigures figures =
                figures(rows, payments(netNotices(rows, paying), paying), Payments.NONE);

        for (Figure figure : figures.figures()) {
            if (figure.within()) {
                Figure other =
                        figures.of(figure.counterparty(), figure.direction().opposite()).stream()
                                .filter(one -> one.counterparty().equals(figure.region()))
                                .filter(one -> one.scheme() == figure.scheme())
                                .findFirst()
                                .orElseThrow();
                assertThat(other.months()).isEqualTo(figure.months());
                assertThat(other.adjustment()).isEqualTo(figure.adjustment());
            }
        }
        assertThat(sum(figures, Direction.RECEIVABLE)).isEqualTo(sum(figures, Direction.PAYABLE));
    }

    @Property
    void nothing_is_open_once_every_notice_is_issued_and_paid(@ForAll("years") List<Item> owed) {
        SortedMap<Period, List<StatementRow>> rows = rows(owed);
        Paying all = new Paying(List.of(100), 7);
        YearFigures figures =
                figures(rows, payments(netNotices(rows, all), all), carried(rows, all));

        assertThat(figures.figures()).allMatch(figure -> figure.outstanding().isZero());
    }

    @Property
    void nothing_is_open_either_where_negative_lines_are_turned(@ForAll("years") List<Item> owed) {
        SortedMap<Period, List<StatementRow>> rows = rows(owed);
        Paying all = new Paying(List.of(100), 7);
        YearFigures figures =
                figures(rows, payments(netNotices(rows, all), all), turned(rows, all));

        assertThat(figures.figures()).allMatch(figure -> figure.outstanding().isZero());
    }

    @Property
    void a_part_paid_gross_line_is_open_with_its_own_counterparty(
            @ForAll("years") List<Item> owed, @ForAll("payings") Paying paying) {
        SortedMap<Period, List<StatementRow>> rows = rows(owed);
        Payments across = carried(rows, paying);
        YearFigures figures =
                YearFigures.of(ACROSS, YEAR, owed(crossing(rows)), Payments.NONE, across);

        for (Figure figure : figures.figures()) {
            Money open =
                    Money.sum(
                            across.sums().entrySet().stream()
                                    .filter(entry -> concerns(entry.getKey(), figure))
                                    .map(entry -> entry.getValue().outstanding())
                                    .toList());
            assertThat(figure.outstanding()).as("%s", figure).isEqualTo(open);
        }
    }

    @Property
    void what_is_open_never_exceeds_what_is_owed(
            @ForAll("years") List<Item> owed, @ForAll("payings") Paying paying) {
        SortedMap<Period, List<StatementRow>> rows = rows(owed);
        SortedMap<Period, List<StatementRow>> one = new TreeMap<>();
        rows.forEach(
                (period, some) -> {
                    one.clear();
                    one.put(period, some);
                    YearFigures figures =
                            figures(one, payments(netNotices(one, paying), paying), Payments.NONE);
                    for (Figure figure : figures.figures()) {
                        long open = figure.outstanding().fen();
                        assertThat(Math.abs(open))
                                .isLessThanOrEqualTo(Math.abs(figure.owed().fen()));
                        assertThat(open * Long.signum(figure.owed().fen())).isNotNegative();
                    }
                });
    }

    private static YearFigures figures(
            SortedMap<Period, List<StatementRow>> rows, Payments within, Payments across) {
        return YearFigures.of(WITHIN, YEAR, owed(rows), within, across);
    }

    private static SortedMap<Period, List<Owed>> owed(SortedMap<Period, List<StatementRow>> rows) {
        SortedMap<Period, List<Owed>> owed = new TreeMap<>();
        rows.forEach((period, some) -> owed.put(period, Owed.of(some)));
        return owed;
    }

    private static SortedMap<Period, List<StatementRow>> rows(List<Item> owed) {
        SortedMap<Period, List<StatementRow>> rows = new TreeMap<>();
        for (Item one : owed) {
            RegionPair pair =
                    new RegionPair(
                            REGIONS.get(one.insured % REGIONS.size()),
                            REGIONS.get(one.treatment % REGIONS.size()));
            if (!pair.isOwnRegion() && WITHIN.covers(pair)) {
                rows.computeIfAbsent(PERIODS.get(one.period % 3), period -> new ArrayList<>())
                        .add(row(pair, one));
            }
        }
        return rows;
    }

    private static StatementRow row(RegionPair pair, Item one) {
        Money cleared = Money.ofFen(one.cleared);
        Amounts amounts =
                new Amounts(1, 1, cleared, Map.of(Fund.POOLING, cleared), Money.ZERO, cleared)
                        .plus(Amounts.ofDeduction(Money.ofFen(one.deducted)));
        return new StatementRow(
                pair,
                Scheme.values()[one.scheme % 2],
                CareType.INPATIENT,
                Period.fromString("2026-11"),
                amounts);
    }

    private static SortedMap<Period, List<StatementRow>> crossing(
            SortedMap<Period, List<StatementRow>> rows) {
        SortedMap<Period, List<StatementRow>> crossing = new TreeMap<>();
        rows.forEach(
                (period, some) ->
                        crossing.put(
                                period,
                                some.stream().filter(row -> ACROSS.covers(row.pair())).toList()));
        return crossing;
    }

    private static Payments payments(Map<NoticeSums.Key, NoticeSums.Sums> notices, Paying paying) {
        Set<Period> issued = new HashSet<>(PERIODS);
        issued.removeIf(period -> !paying.isIssued(period));
        return new Payments(issued, notices, Map.of(), NegativePairs.CARRIED);
    }

    /** A notice per region, scheme and period for what it is owed less what it owes. */
    private static Map<NoticeSums.Key, NoticeSums.Sums> netNotices(
            SortedMap<Period, List<StatementRow>> rows, Paying paying) {
        Map<NoticeSums.Key, NoticeSums.Sums> notices = new HashMap<>();
        for (Period period : rows.keySet()) {
            for (RegionCode region : REGIONS) {
                for (Scheme scheme : Scheme.values()) {
                    Money net = net(rows, period, region, scheme);
                    if (paying.isIssued(period) && !net.isZero()) {
                        Money amount = Money.ofFen(Math.abs(net.fen()));
                        notices.put(
                                key(region, scheme, period, net),
                                new NoticeSums.Sums(amount, paying.of(amount, notices.size())));
                    }
                }
            }
        }
        return notices;
    }

    /** Gross lines, a negative one lowering the next of its pair, the last one the next year's. */
    private static Payments carried(SortedMap<Period, List<StatementRow>> rows, Paying paying) {
        Map<NoticeSums.Key, Money> carry = new TreeMap<>();
        Map<NoticeSums.Key, NoticeSums.Sums> notices = new HashMap<>();
        for (Period period : PERIODS) {
            TreeMap<NoticeSums.Key, Money> lines = new TreeMap<>(carry);
            gross(rows, period).forEach((key, money) -> lines.merge(key, money, Money::plus));
            carry.clear();
            lines.forEach(
                    (key, amount) -> {
                        if (amount.isNegative()) {
                            carry.put(key, amount);
                        } else if (amount.isPositive()) {
                            notices.put(
                                    at(key, period),
                                    new NoticeSums.Sums(amount, paying.of(amount, notices.size())));
                        }
                    });
        }
        return new Payments(new HashSet<>(PERIODS), notices, carry, NegativePairs.CARRIED);
    }

    /** Gross lines, a negative one standing on the opposite notice. */
    private static Payments turned(SortedMap<Period, List<StatementRow>> rows, Paying paying) {
        Map<NoticeSums.Key, NoticeSums.Sums> notices = new HashMap<>();
        for (Period period : PERIODS) {
            TreeMap<NoticeSums.Key, Money> lines = new TreeMap<>();
            gross(rows, period)
                    .forEach(
                            (key, money) ->
                                    lines.merge(
                                            money.isNegative() ? opposite(key) : key,
                                            money.isNegative() ? money.negated() : money,
                                            Money::plus));
            lines.forEach(
                    (key, amount) ->
                            notices.put(
                                    at(key, period),
                                    new NoticeSums.Sums(amount, paying.of(amount, 0))));
        }
        return new Payments(new HashSet<>(PERIODS), notices, Map.of(), NegativePairs.TURNED);
    }

    /**
     * What each of the province's regions is owed and owes per other province; keys name the year.
     */
    private static Map<NoticeSums.Key, Money> gross(
            SortedMap<Period, List<StatementRow>> rows, Period period) {
        TreeMap<NoticeSums.Key, Money> gross = new TreeMap<>();
        for (StatementRow row : rows.getOrDefault(period, List.of())) {
            RegionCode insured = row.pair().insured();
            RegionCode treatment = row.pair().treatment();
            if (ACROSS.covers(row.pair())) {
                NoticeSums.Key key =
                        ACROSS.contains(treatment)
                                ? new NoticeSums.Key(
                                        treatment,
                                        insured.province(),
                                        row.scheme(),
                                        Direction.RECEIVABLE,
                                        YEAR)
                                : new NoticeSums.Key(
                                        insured,
                                        treatment.province(),
                                        row.scheme(),
                                        Direction.PAYABLE,
                                        YEAR);
                gross.merge(key, row.owed(), Money::plus);
            }
        }
        return gross;
    }

    private static Money net(
            SortedMap<Period, List<StatementRow>> rows,
            Period period,
            RegionCode region,
            Scheme scheme) {
        Money net = Money.ZERO;
        for (StatementRow row : rows.getOrDefault(period, List.of())) {
            if (row.scheme() == scheme && WITHIN.encloses(row.pair())) {
                if (row.pair().treatment().equals(region)) {
                    net = net.plus(row.owed());
                }
                if (row.pair().insured().equals(region)) {
                    net = net.minus(row.owed());
                }
            }
        }
        return net;
    }

    private static NoticeSums.Key key(RegionCode region, Scheme scheme, Period period, Money net) {
        return new NoticeSums.Key(
                region,
                PROVINCE,
                scheme,
                net.isNegative() ? Direction.PAYABLE : Direction.RECEIVABLE,
                period);
    }

    private static NoticeSums.Key at(NoticeSums.Key key, Period period) {
        return new NoticeSums.Key(
                key.region(), key.counterparty(), key.scheme(), key.direction(), period);
    }

    private static NoticeSums.Key opposite(NoticeSums.Key key) {
        return new NoticeSums.Key(
                key.region(),
                key.counterparty(),
                key.scheme(),
                key.direction().opposite(),
                key.period());
    }

    private static boolean concerns(NoticeSums.Key key, Figure figure) {
        return key.region().equals(figure.region())
                && key.counterparty().equals(figure.counterparty())
                && key.scheme() == figure.scheme()
                && key.direction() == figure.direction();
    }

    private static Money signedOutstanding(YearFigures figures, RegionCode region, Scheme scheme) {
        Money open = Money.ZERO;
        for (Figure figure : figures.figures()) {
            if (figure.within() && figure.region().equals(region) && figure.scheme() == scheme) {
                open =
                        figure.direction() == Direction.RECEIVABLE
                                ? open.plus(figure.outstanding())
                                : open.minus(figure.outstanding());
            }
        }
        return open;
    }

    private static Money sum(YearFigures figures, Direction direction) {
        return Money.sum(
                figures.figures().stream()
                        .filter(figure -> figure.within() && figure.direction() == direction)
                        .map(Figure::owed)
                        .toList());
    }
}
