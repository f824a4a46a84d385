package org.crossregion.clearing.statement;

import org.crossregion.clearing.cut.Circle;
import org.crossregion.values.Money;
import org.crossregion.values.RegionCode;
import org.crossregion.values.RegionPair;
import org.crossregion.values.Scheme;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The balance of an authority's month (清算表, form 9): for each region what it has to receive and to
 * pay, within the province (A), across its border (B, closed by a line 省外), and together (C).
 *
 * <p>In A and in B receivable equals payable for each scheme: A because every pair's two sides are
 * both in it, B because 省外 receives and pays what the province's regions do with the rest of the
 * nation. The nation's own table has provinces for regions and only B, closed without 省外.
 */
public record BalanceTable(List<Line> within, List<Line> across, List<Line> together) {

    /** The code that stands for all other provinces in the closing line. */
    public static final RegionCode OUTSIDE = RegionCode.of("999999");

    /** One region's line. */
    public record Line(RegionCode region, Side receivable, Side payable) {

        public Money difference(Scheme scheme) {
            return receivable.of(scheme).minus(payable.of(scheme));
        }

        private Line plus(Line other) {
            return new Line(region, receivable.plus(other.receivable), payable.plus(other.payable));
        }
    }

    /** A block in which receivable and payable differ. */
    public record Imbalance(String block, Scheme scheme, Money receivable, Money payable) {}

    public BalanceTable {
        within = List.copyOf(within);
        across = List.copyOf(across);
        together = List.copyOf(together);
    }

    /**
     * The table of an authority.
     *
     * @param rows the statement's rows, all of them pairs that the circle covers
     * @param listed regions that stand in it even without a case
     */
    public static BalanceTable of(
            Circle circle, Collection<StatementRow> rows, Collection<RegionCode> listed) {
        Function<RegionCode, RegionCode> line =
                region -> {
                    if (circle.isNation()) {
                        return region.province();
                    }
                    return circle.contains(region) ? region : OUTSIDE;
                };
        TreeSet<RegionCode> regions = new TreeSet<>(listed);
        for (StatementRow row : rows) {
            regions.add(line.apply(row.pair().insured()));
            regions.add(line.apply(row.pair().treatment()));
        }
        regions.remove(OUTSIDE);

        List<StatementRow> inner = new ArrayList<>();
        List<StatementRow> outer = new ArrayList<>();
        for (StatementRow row : rows) {
            (isWithin(circle, row.pair()) ? inner : outer).add(row);
        }
        List<Line> within = lines(regions, inner, line);
        TreeSet<RegionCode> closed = new TreeSet<>(regions);
        if (!circle.isNation()) {
            closed.add(OUTSIDE);
        }
        List<Line> across = lines(closed, outer, line);
        return new BalanceTable(within, across, sum(across, within));
    }

    /** What does not balance, block by block and scheme by scheme; nothing if all is well. */
    public List<Imbalance> imbalances() {
        List<Imbalance> imbalances = new ArrayList<>();
        for (Scheme scheme : Scheme.values()) {
            compare("A", scheme, within, imbalances);
            compare("B", scheme, across, imbalances);
            compare("C", scheme, together, imbalances);
        }
        return imbalances;
    }

    private static boolean isWithin(Circle circle, RegionPair pair) {
        return !circle.isNation() && circle.encloses(pair);
    }

    private static List<Line> lines(
            Collection<RegionCode> regions,
            List<StatementRow> rows,
            Function<RegionCode, RegionCode> line) {
        Map<RegionCode, Side> receivable = new TreeMap<>();
        Map<RegionCode, Side> payable = new TreeMap<>();
        for (StatementRow row : rows) {
            Side side = Side.of(row);
            receivable.merge(line.apply(row.pair().treatment()), side, Side::plus);
            payable.merge(line.apply(row.pair().insured()), side, Side::plus);
        }
        return regions.stream()
                .map(
                        region ->
                                new Line(
                                        region,
                                        receivable.getOrDefault(region, Side.NOTHING),
                                        payable.getOrDefault(region, Side.NOTHING)))
                .toList();
    }

    private static List<Line> sum(List<Line> across, List<Line> within) {
        Map<RegionCode, Line> inner = new TreeMap<>();
        within.forEach(line -> inner.put(line.region(), line));
        return across.stream()
                .map(
                        line ->
                                inner.containsKey(line.region())
                                        ? line.plus(inner.get(line.region()))
                                        : line)
                .toList();
    }

    private static void compare(
            String block, Scheme scheme, List<Line> lines, List<Imbalance> imbalances) {
        Money receivable = Money.ZERO;
        Money payable = Money.ZERO;
        for (Line line : lines) {
            receivable = receivable.plus(line.receivable().of(scheme));
            payable = payable.plus(line.payable().of(scheme));
        }
        if (!receivable.equals(payable)) {
            imbalances.add(new Imbalance(block, scheme, receivable, payable));
        }
    }
}
