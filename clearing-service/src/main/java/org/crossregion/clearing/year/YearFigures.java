package org.crossregion.clearing.year;

import org.crossregion.clearing.calendar.MoneyTerms.NegativePairs;
import org.crossregion.clearing.cut.Circle;
import org.crossregion.clearing.notice.Direction;
import org.crossregion.clearing.notice.NoticeSums;
import org.crossregion.clearing.statement.Owed;
import org.crossregion.values.Money;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;
import org.crossregion.values.Tier;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What a year comes to for each region of an authority, per counterparty, direction and scheme:
 * cleared in the months, added by the year's end, settled, open. Pure; forms 16 to 18 and {@code
 * year-squared} are sums of it.
 */
public record YearFigures(List<Figure> figures) {

    public YearFigures {
        figures = List.copyOf(figures);
    }

    /** What a figure is about. */
    private record Key(
            RegionCode region,
            boolean within,
            Direction direction,
            RegionCode counterparty,
            Scheme scheme)
            implements Comparable<Key> {

        private static final Comparator<Key> ORDER =
                Comparator.comparing(Key::region)
                        .thenComparing(Key::within, Comparator.reverseOrder())
                        .thenComparing(Key::direction)
                        .thenComparing(Key::counterparty)
                        .thenComparing(Key::scheme);

        private Settling.Side side() {
            return new Settling.Side(counterparty, direction);
        }

        private Key at(Settling.Side side) {
            return new Key(region, within, side.direction(), side.counterparty(), scheme);
        }

        private NoticeSums.Key notice(RegionCode with, Direction way, Period period) {
            return new NoticeSums.Key(region, with, scheme, way, period);
        }

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    /** What is settled together: all that one notice nets, or the two sides of one pair. */
    private record Group(RegionCode region, Scheme scheme, RegionCode with, Period period) {}

    /**
     * The figures of a circle's year.
     *
     * @param thirteen what its months and the year's end come to
     * @param within what was issued and settled of pairs within the province; netted
     * @param across the same of pairs across its border; gross
     */
    static YearFigures of(
            Circle circle,
            Period year,
            Map<Period, List<Owed>> thirteen,
            Payments within,
            Payments across) {
        Map<Key, Map<Period, Money>> owed = new HashMap<>();
        thirteen.forEach(
                (period, ofPeriod) ->
                        ofPeriod.forEach(
                                row -> {
                                    add(owed, circle, period, row, Direction.RECEIVABLE);
                                    add(owed, circle, period, row, Direction.PAYABLE);
                                }));
        boolean nets = circle.tier() == Tier.PROVINCE;
        Map<Key, Money> settled = new HashMap<>();
        settled.putAll(netted(circle, select(owed, key -> nets && key.within), within));
        settled.putAll(gross(year, select(owed, key -> !nets || !key.within), across));

        List<Figure> figures = new ArrayList<>();
        new TreeMap<>(owed)
                .forEach(
                        (key, byPeriod) -> {
                            Money adjustment = byPeriod.getOrDefault(year, Money.ZERO);
                            figures.add(
                                    new Figure(
                                            key.region,
                                            key.counterparty,
                                            key.direction,
                                            key.within,
                                            key.scheme,
                                            Money.sum(byPeriod.values()).minus(adjustment),
                                            adjustment,
                                            settled.getOrDefault(key, Money.ZERO)));
                        });
        return new YearFigures(figures);
    }

    public List<Figure> of(RegionCode region, Direction direction) {
        return figures.stream()
                .filter(figure -> figure.region().equals(region))
                .filter(figure -> figure.direction() == direction)
                .toList();
    }

    /** A side as the region of this circle sees it; the other province's regions are not ours. */
    private static void add(
            Map<Key, Map<Period, Money>> owed,
            Circle circle,
            Period period,
            Owed row,
            Direction direction) {
        boolean receives = direction == Direction.RECEIVABLE;
        RegionCode own = receives ? row.pair().treatment() : row.pair().insured();
        RegionCode other = receives ? row.pair().insured() : row.pair().treatment();
        if (!circle.contains(own)) {
            return;
        }
        boolean within = !circle.isNation() && circle.encloses(row.pair());
        owed.computeIfAbsent(
                        new Key(
                                circle.isNation() ? own.province() : own,
                                within,
                                direction,
                                within ? other : other.province(),
                                row.scheme()),
                        key -> new HashMap<>())
                .merge(period, row.owed(), Money::plus);
    }

    private static Map<Key, Money> netted(
            Circle circle, Map<Key, Map<Period, Money>> owed, Payments payments) {
        Map<Key, Money> settled = new HashMap<>();
        groups(owed, key -> circle.authority())
                .forEach(
                        (group, keys) -> {
                            if (payments.issued().contains(group.period)) {
                                Key any = keys.keySet().iterator().next();
                                Money paid = Money.ZERO;
                                for (Direction way : Direction.values()) {
                                    paid =
                                            paid.plus(
                                                    payments.settled(
                                                            any.notice(
                                                                    group.with,
                                                                    way,
                                                                    group.period)));
                                }
                                Settling.netted(sides(keys), paid)
                                        .forEach(
                                                (side, money) ->
                                                        settled.merge(
                                                                any.at(side), money, Money::plus));
                            }
                        });
        return settled;
    }

    private static Map<Key, Money> gross(
            Period year, Map<Key, Map<Period, Money>> owed, Payments payments) {
        Map<Key, Money> settled = new HashMap<>();
        groups(owed, Key::counterparty)
                .forEach(
                        (group, keys) -> {
                            Key any = keys.keySet().iterator().next();
                            EnumMap<Direction, Money> paid = new EnumMap<>(Direction.class);
                            for (Direction way : Direction.values()) {
                                paid.put(
                                        way,
                                        payments.settled(
                                                any.notice(group.with, way, group.period)));
                            }
                            if (payments.negativePairs() == NegativePairs.TURNED) {
                                Settling.turned(sides(keys), paid)
                                        .forEach(
                                                (side, money) ->
                                                        settled.merge(
                                                                any.at(side), money, Money::plus));
                            } else {
                                keys.keySet()
                                        .forEach(
                                                key ->
                                                        settled.merge(
                                                                key,
                                                                paid.get(key.direction),
                                                                Money::plus));
                            }
                        });
        owed.keySet()
                .forEach(
                        key ->
                                settled.merge(
                                        key,
                                        payments.carriedOver(
                                                key.notice(key.counterparty, key.direction, year)),
                                        Money::plus));
        return settled;
    }

    private static Map<Group, Map<Key, Money>> groups(
            Map<Key, Map<Period, Money>> owed, Function<Key, RegionCode> with) {
        Map<Group, Map<Key, Money>> groups = new HashMap<>();
        owed.forEach(
                (key, byPeriod) ->
                        byPeriod.forEach(
                                (period, money) ->
                                        groups.computeIfAbsent(
                                                        new Group(
                                                                key.region,
                                                                key.scheme,
                                                                with.apply(key),
                                                                period),
                                                        group -> new HashMap<>())
                                                .put(key, money)));
        return groups;
    }

    private static TreeMap<Settling.Side, Money> sides(Map<Key, Money> keys) {
        TreeMap<Settling.Side, Money> sides = new TreeMap<>();
        keys.forEach((key, money) -> sides.put(key.side(), money));
        return sides;
    }

    private static Map<Key, Map<Period, Money>> select(
            Map<Key, Map<Period, Money>> owed, Predicate<Key> which) {
        Map<Key, Map<Period, Money>> some = new HashMap<>();
        owed.forEach(
                (key, byPeriod) -> {
                    if (which.test(key)) {
                        some.put(key, byPeriod);
                    }
                });
        return some;
    }
}
