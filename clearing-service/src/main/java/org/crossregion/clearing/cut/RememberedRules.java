package org.crossregion.clearing.cut;

import org.crossregion.values.Period;

import java.util.HashMap;
import java.util.Map;

/** Asks each question of the clearing policies once, as long as one batch lasts. */
final class RememberedRules implements YearEnds {

    private final YearEnds policies;
    private final Map<Circle, Map<Period, Boolean>> runs = new HashMap<>();
    private final Map<Circle, Map<Period, Integer>> months = new HashMap<>();

    RememberedRules(YearEnds policies) {
        this.policies = policies;
    }

    @Override
    public boolean hasRun(Circle circle, Period year) {
        return runs.computeIfAbsent(circle, c -> new HashMap<>())
                .computeIfAbsent(year, y -> policies.hasRun(circle, y));
    }

    @Override
    public int lateMonths(Circle circle, Period origin) {
        return months.computeIfAbsent(circle, c -> new HashMap<>())
                .computeIfAbsent(origin, o -> policies.lateMonths(circle, o));
    }
}
