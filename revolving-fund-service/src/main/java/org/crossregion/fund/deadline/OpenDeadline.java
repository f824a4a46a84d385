package org.crossregion.fund.deadline;

import org.crossregion.values.RegionCode;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A clock that runs: an unpaid order, or an emergency increase that waits for a decision.
 *
 * @param subject {@code notice/<number>} or {@code emergency-increase/<id>}
 * @param region insured region
 * @param from the day it was signed or asked for
 * @param applyDays working days of the agency's application, 0 if that is not counted
 * @param days working days in all
 * @param applyBy as it is counted now
 * @param dueOn as it is counted now
 */
record OpenDeadline(
        String subject,
        RegionCode region,
        LocalDate from,
        int applyDays,
        int days,
        Optional<LocalDate> applyBy,
        LocalDate dueOn) {

    private static final String DECISION = "emergency-increase/";

    /** Whether the authority has to decide; else the region has to pay. */
    boolean isDecision() {
        return subject.startsWith(DECISION);
    }

    boolean isSame(Optional<LocalDate> otherApplyBy, LocalDate otherDueOn) {
        return dueOn.equals(otherDueOn) && applyBy.equals(otherApplyBy);
    }
}
