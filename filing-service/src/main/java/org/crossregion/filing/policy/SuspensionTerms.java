package org.crossregion.filing.policy;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What a region does to whoever is suspended (S4 第十一条(七); 《医疗保障基金使用监督管理条例》第四十一条).
 *
 * @param emergencies the suspended are settled directly in an emergency; no if absent
 * @param leastMonths for how long a misused card suspends at least; a month if absent
 * @param mostMonths for how long at most, and if no last day is said; until released if absent
 */
public record SuspensionTerms(boolean emergencies, Integer leastMonths, Integer mostMonths) {

    static final SuspensionTerms NONE = new SuspensionTerms(false, null, null);

    public SuspensionTerms {
        leastMonths = leastMonths == null ? Integer.valueOf(1) : leastMonths;
        if (leastMonths < 1 || (mostMonths != null && mostMonths < leastMonths)) {
            throw new IllegalArgumentException(
                    "personSuspension of " + leastMonths + " to " + mostMonths + " months");
        }
    }

    /** The first of the possible last days of a misused card. */
    public LocalDate earliestEnd(LocalDate from) {
        return from.plusMonths(leastMonths).minusDays(1);
    }

    /** The last of them; absent if there is none. */
    public Optional<LocalDate> latestEnd(LocalDate from) {
        return Optional.ofNullable(mostMonths).map(months -> from.plusMonths(months).minusDays(1));
    }
}
