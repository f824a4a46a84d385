package org.crossregion.clearing.national;

import org.crossregion.clearing.notice.Direction;
import org.crossregion.clearing.total.Amounts;
import org.crossregion.clearing.total.Cell;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One line of computed beside imported: another province, a region of ours, a scheme.
 *
 * @param imported what the nation's result says
 * @param computed what our own details and deductions come to
 * @param adjusted what resolved differences add to that, by name
 */
record Line(
        Direction direction,
        RegionCode province,
        RegionCode region,
        Scheme scheme,
        Amounts imported,
        Amounts computed,
        Amounts adjusted) {

    private record Key(Direction direction, RegionCode province, RegionCode region, Scheme scheme) {

        private static final Comparator<Key> ORDER =
                Comparator.comparing(Key::direction)
                        .thenComparing(Key::province)
                        .thenComparing(Key::region)
                        .thenComparing(Key::scheme);

        static Key of(RegionCode authority, Cell cell) {
            boolean ours = authority.sameProvince(cell.pair().treatment());
            return new Key(
                    ours ? Direction.RECEIVABLE : Direction.PAYABLE,
                    (ours ? cell.pair().insured() : cell.pair().treatment()).province(),
                    ours ? cell.pair().treatment() : cell.pair().insured(),
                    cell.scheme());
        }
    }

    /**
     * All lines of a province's month, in order.
     *
     * @param due what stands due, adjustments in
     */
    static List<Line> of(
            RegionCode authority,
            Map<Cell, Amounts> imported,
            Map<Cell, Amounts> due,
            Map<Cell, Amounts> adjusted) {
        Map<Key, Amounts[]> sums = new TreeMap<>(Key.ORDER);
        add(sums, authority, imported, 0);
        add(sums, authority, due, 1);
        add(sums, authority, adjusted, 2);
        List<Line> lines = new ArrayList<>();
        sums.forEach(
                (key, sides) ->
                        lines.add(
                                new Line(
                                        key.direction(),
                                        key.province(),
                                        key.region(),
                                        key.scheme(),
                                        sides[0],
                                        sides[1].minus(sides[2]),
                                        sides[2])));
        return lines;
    }

    private static void add(
            Map<Key, Amounts[]> sums, RegionCode authority, Map<Cell, Amounts> cells, int side) {
        cells.forEach(
                (cell, amounts) -> {
                    Amounts[] sides =
                            sums.computeIfAbsent(
                                    Key.of(authority, cell),
                                    key ->
                                            new Amounts[] {
                                                Amounts.NONE, Amounts.NONE, Amounts.NONE
                                            });
                    sides[side] = sides[side].plus(amounts);
                });
    }

    /** What no one has resolved yet: the nation's less ours and what was adjusted. */
    Amounts difference() {
        return imported.minus(computed).minus(adjusted);
    }

    boolean agrees() {
        return difference().parts().entrySet().stream()
                .allMatch(part -> part.getKey().equals("details") || part.getValue() == 0);
    }
}
