package org.crossregion.clearing.export;

import org.crossregion.values.Money;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the rows of an export come to, per side; what nobody chose to see is summed, too. */
final class ControlTotals {

    /**
     * The sums of one side, or of all.
     *
     * @param net cleared less deducted: what the tables of the month say is owed
     */
    record Sums(long rows, long cases, Money total, Money cleared, Money deducted, Money net) {}

    /** The figures of one side: those that always count, and those of the chosen columns. */
    private static final class Figures {

        private final long[] chosen;
        private long rows;
        private long cases;
        private long total;
        private long cleared;
        private long deducted;

        Figures(int columns) {
            chosen = new long[columns];
        }

        void add(Figures other) {
            for (int i = 0; i < chosen.length; i++) {
                chosen[i] = Math.addExact(chosen[i], other.chosen[i]);
            }
            rows += other.rows;
            cases += other.cases;
            total = Math.addExact(total, other.total);
            cleared = Math.addExact(cleared, other.cleared);
            deducted = Math.addExact(deducted, other.deducted);
        }

        Sums sums() {
            return new Sums(
                    rows,
                    cases,
                    Money.ofFen(total),
                    Money.ofFen(cleared),
                    Money.ofFen(deducted),
                    Money.ofFen(cleared).minus(Money.ofFen(deducted)));
        }
    }

    private final int columns;
    private final Map<ExportSide, Figures> sides = new EnumMap<>(ExportSide.class);

    ControlTotals(int columns) {
        this.columns = columns;
    }

    /** One more row: where its own figures of the chosen columns go. */
    long[] add(ExportSide side, long cases, long total, long cleared, long deducted) {
        Figures figures = sides.computeIfAbsent(side, one -> new Figures(columns));
        figures.rows++;
        figures.cases += cases;
        figures.total = Math.addExact(figures.total, total);
        figures.cleared = Math.addExact(figures.cleared, cleared);
        figures.deducted = Math.addExact(figures.deducted, deducted);
        return figures.chosen;
    }

    /** The sides there are; they get a line of their own if they are more than one. */
    List<ExportSide> sides() {
        return List.copyOf(sides.keySet());
    }

    /** The sums of the chosen columns on one side. */
    long[] chosen(ExportSide side) {
        return sides.get(side).chosen.clone();
    }

    /** The sums of the chosen columns over all. */
    long[] chosen() {
        return all().chosen;
    }

    private Figures all() {
        Figures all = new Figures(columns);
        sides.values().forEach(all::add);
        return all;
    }

    /** By the code of the side, and {@code all}. */
    Map<String, Sums> bySide() {
        Map<String, Sums> sums = new LinkedHashMap<>();
        sides.forEach((side, figures) -> sums.put(side.code(), figures.sums()));
        sums.put("all", all().sums());
        return sums;
    }
}
