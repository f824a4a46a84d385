package org.crossregion.settlement.payout;

import org.crossregion.settlement.benefit.ClaimLimits;
import org.crossregion.values.CareType;
import org.crossregion.values.Money;

import java.util.Optional;

/**
 * In how many working days a claim or a top-up is decided and paid (JS 零星报销办理时限).
 *
 * @param special who has marked it as special, when and why; absent if nobody has
 */
public record Term(int normalDays, int specialDays, Optional<Decision> special) {

    /** As a policy has it for some care. */
    public static Term of(ClaimLimits limits, CareType care, Money total) {
        return new Term(limits.days(care, total), limits.special(), Optional.empty());
    }

    public int days() {
        return special.isPresent() ? specialDays : normalDays;
    }
}
