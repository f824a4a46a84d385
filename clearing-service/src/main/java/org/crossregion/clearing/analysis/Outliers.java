package org.crossregion.clearing.analysis;

import org.crossregion.clearing.analysis.Care.Volume;
import org.crossregion.values.CareType;
import org.crossregion.values.Money;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Which institutions stand out in average cost or average stay among those of the same level and
 * kind of care, by {@link Fences}. Those with few cases are neither judged nor judged by.
 */
final class Outliers {

    /** With fewer cases an average says nothing. */
    static final int FEWEST_CASES = 3;

    /** Institutions that are compared with each other. */
    private record Peers(String level, CareType careType) implements Comparable<Peers> {
        @Override
        public int compareTo(Peers other) {
            int byLevel = level.compareTo(other.level);
            return byLevel == 0 ? careType.compareTo(other.careType) : byLevel;
        }
    }

    private final Map<Desk, List<String>> found = new TreeMap<>();

    /**
     * @param levelOf the level of an institution by its code
     */
    Outliers(Map<Desk, Volume> volumes, Function<String, String> levelOf) {
        Map<Peers, Map<Desk, Volume>> groups = new TreeMap<>();
        volumes.forEach(
                (desk, volume) -> {
                    if (volume.cases() >= FEWEST_CASES) {
                        groups.computeIfAbsent(
                                        new Peers(
                                                levelOf.apply(desk.institution()), desk.careType()),
                                        peers -> new TreeMap<>())
                                .put(desk, volume);
                    }
                });
        for (Map<Desk, Volume> peers : groups.values()) {
            judge(
                    peers,
                    volume -> Ratios.averageCost(volume).stream().mapToLong(Money::fen).findFirst(),
                    "次均费用偏高",
                    "次均费用偏低");
            judge(peers, Ratios::averageDays, "平均住院日偏长", "平均住院日偏短");
        }
    }

    /** What stands out about it; empty if nothing does. */
    String of(Desk desk) {
        return String.join("、", found.getOrDefault(desk, List.of()));
    }

    private void judge(
            Map<Desk, Volume> peers,
            Function<Volume, OptionalLong> figure,
            String high,
            String low) {
        Map<Desk, Long> values = new TreeMap<>();
        peers.forEach(
                (desk, volume) -> figure.apply(volume).ifPresent(one -> values.put(desk, one)));
        Fences.around(values.values())
                .ifPresent(
                        fences ->
                                values.forEach(
                                        (desk, value) -> {
                                            if (fences.isHigh(value)) {
                                                note(desk, high);
                                            } else if (fences.isLow(value)) {
                                                note(desk, low);
                                            }
                                        }));
    }

    private void note(Desk desk, String text) {
        found.computeIfAbsent(desk, one -> new ArrayList<>()).add(text);
    }
}
