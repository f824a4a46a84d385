package org.crossregion.clearing.version;

import org.crossregion.clearing.statement.StatementRow;
import org.crossregion.clearing.total.Amounts;
import org.crossregion.values.CareType;
import org.crossregion.values.Money;
import org.crossregion.values.Period;
import org.crossregion.values.RegionPair;
import org.crossregion.values.Scheme;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one version of a table has otherwise than another, figure by figure.
 *
 * @param from the earlier version
 * @param to the later one
 * @param owed by how much all rows together come to something else
 * @param changes every figure that differs, in the order of the rows
 */
public record VersionChanges(int from, int to, Money owed, List<Change> changes) {

    private static final Set<String> COUNTS = Set.of("details", "cases");

    /**
     * One figure that differs.
     *
     * @param figure a fund's code, {@code account}, {@code total}, {@code cleared}, {@code
     *     deducted}, {@code details} or {@code cases}
     * @param before what the earlier version has; amounts in yuan, counts as they are
     */
    public record Change(
            String insuredRegion,
            String treatmentRegion,
            String scheme,
            String careType,
            String originPeriod,
            String figure,
            String before,
            String after,
            String difference) {}

    /** A row without its amounts. */
    private record Place(RegionPair pair, Scheme scheme, CareType careType, Period origin)
            implements Comparable<Place> {

        static Place of(StatementRow row) {
            return new Place(row.pair(), row.scheme(), row.careType(), row.origin());
        }

        @Override
        public int compareTo(Place other) {
            return row().compareTo(other.row());
        }

        private StatementRow row() {
            return new StatementRow(pair, scheme, careType, origin, Amounts.NONE);
        }
    }

    static VersionChanges between(
            int from, List<StatementRow> earlier, int to, List<StatementRow> later) {
        SortedMap<Place, Amounts[]> places = new TreeMap<>();
        earlier.forEach(row -> at(places, row)[0] = row.amounts());
        later.forEach(row -> at(places, row)[1] = row.amounts());
        List<Change> changes = new ArrayList<>();
        places.forEach(
                (place, amounts) -> {
                    Map<String, Long> after = amounts[1].parts();
                    amounts[0]
                            .parts()
                            .forEach(
                                    (figure, before) -> {
                                        if (!before.equals(after.get(figure))) {
                                            changes.add(
                                                    change(
                                                            place,
                                                            figure,
                                                            before,
                                                            after.get(figure)));
                                        }
                                    });
                });
        return new VersionChanges(from, to, owed(later).minus(owed(earlier)), changes);
    }

    private static Amounts[] at(SortedMap<Place, Amounts[]> places, StatementRow row) {
        return places.computeIfAbsent(
                Place.of(row), one -> new Amounts[] {Amounts.NONE, Amounts.NONE});
    }

    /** What rows come to: cleared less deducted. */
    static Money owed(List<StatementRow> rows) {
        return Money.sum(rows.stream().map(StatementRow::owed).toList());
    }

    private static Change change(Place place, String figure, long before, long after) {
        return new Change(
                place.pair().insured().value(),
                place.pair().treatment().value(),
                place.scheme().code(),
                place.careType().code(),
                place.origin().toString(),
                figure,
                shown(figure, before),
                shown(figure, after),
                shown(figure, Math.subtractExact(after, before)));
    }

    private static String shown(String figure, long value) {
        return COUNTS.contains(figure) ? Long.toString(value) : Money.ofFen(value).toString();
    }
}
