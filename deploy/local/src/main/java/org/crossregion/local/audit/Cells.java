package org.crossregion.local.audit;

import com.fasterxml.jackson.databind.JsonNode;

import org.crossregion.local.launch.ServiceName;
import org.crossregion.values.Money;

import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** What one service counts and sums, by origin month, pair, scheme and part. */
final class Cells {

    private static final Set<String> NOT_FUNDS = Set.of("total", "cleared", "account");

    private final ServiceName service;
    private final SortedMap<CellKey, Figure> figures = new TreeMap<>();

    /** The same cleared amounts by the month they were cleared in; empty outside clearing. */
    private final SortedMap<Cleared, Long> byClearingPeriod = new TreeMap<>();

    Cells(ServiceName service) {
        this.service = service;
    }

    /**
     * How many facts and how much money.
     *
     * @param count facts
     * @param fen money
     */
    record Figure(long count, long fen) {

        static final Figure NONE = new Figure(0, 0);

        Figure plus(Figure other) {
            return new Figure(count + other.count, Math.addExact(fen, other.fen));
        }

        @Override
        public String toString() {
            return count + " facts of " + new Money(fen);
        }
    }

    /**
     * Cleared money by the period that it was cleared in.
     *
     * @param period the clearing period
     * @param insuredRegion who pays
     * @param treatmentRegion who is paid
     * @param scheme the insurance scheme
     */
    record Cleared(String period, String insuredRegion, String treatmentRegion, String scheme)
            implements Comparable<Cleared> {

        @Override
        public int compareTo(Cleared other) {
            return toString().compareTo(other.toString());
        }
    }

    ServiceName service() {
        return service;
    }

    void add(JsonNode rows) {
        for (JsonNode row : rows) {
            CellKey key =
                    new CellKey(
                            row.path("originPeriod").asText(),
                            row.path("insuredRegion").asText(),
                            row.path("treatmentRegion").asText(),
                            row.path("scheme").asText(),
                            row.path("part").asText());
            Figure figure = new Figure(row.path("count").asLong(), row.path("sumFen").asLong());
            figures.merge(key, figure, Figure::plus);
            if (row.hasNonNull("clearingPeriod") && key.part().equals("cleared")) {
                byClearingPeriod.merge(
                        new Cleared(
                                row.path("clearingPeriod").asText(),
                                key.insuredRegion(),
                                key.treatmentRegion(),
                                key.scheme()),
                        figure.fen(),
                        Math::addExact);
            }
        }
    }

    Figure at(CellKey key) {
        return figures.getOrDefault(key, Figure.NONE);
    }

    Set<CellKey> keys() {
        return figures.keySet();
    }

    /** Every month of origin. */
    Set<String> months() {
        Set<String> months = new TreeSet<>();
        figures.keySet().forEach(key -> months.add(key.originPeriod()));
        return months;
    }

    /** Without those that come to nothing. */
    SortedMap<Cleared, Long> byClearingPeriod() {
        SortedMap<Cleared, Long> money = new TreeMap<>(byClearingPeriod);
        money.values().removeIf(fen -> fen == 0);
        return money;
    }

    /** Every key that one of two services has. */
    static Set<CellKey> keysOf(Cells one, Cells other) {
        Set<CellKey> keys = new TreeSet<>(one.keys());
        keys.addAll(other.keys());
        return keys;
    }

    long count(String part) {
        return figures.entrySet().stream()
                .filter(cell -> cell.getKey().part().equals(part))
                .mapToLong(cell -> cell.getValue().count())
                .sum();
    }

    Money sum(String part) {
        return new Money(
                figures.entrySet().stream()
                        .filter(cell -> cell.getKey().part().equals(part))
                        .mapToLong(cell -> cell.getValue().fen())
                        .sum());
    }

    /**
     * What the funds and the account pay together in the group of a key: never less than cleared.
     */
    long paidFen(CellKey group) {
        return figures.entrySet().stream()
                .filter(cell -> cell.getKey().withPart(group.part()).equals(group))
                .filter(
                        cell ->
                                !NOT_FUNDS.contains(cell.getKey().part())
                                        || cell.getKey().part().equals("account"))
                .map(Map.Entry::getValue)
                .mapToLong(Figure::fen)
                .sum();
    }
}
