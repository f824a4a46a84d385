package org.crossregion.settlement.review;

import org.crossregion.values.CareType;
import org.crossregion.values.Money;

import java.util.Map;
import java.util.Set;

/**
 * What a person's next bill of a year does not bear, because it was freed and left to a review.
 *
 * @param admissions the numbers of admissions that it does not take
 * @param yearlyDeductibles what counts as borne of them, by kind of care
 */
public record Withheld(Set<Integer> admissions, Map<CareType, Money> yearlyDeductibles) {

    public static final Withheld NOTHING = new Withheld(Set.of(), Map.of());

    public Withheld {
        admissions = Set.copyOf(admissions);
        yearlyDeductibles = Map.copyOf(yearlyDeductibles);
    }
}
