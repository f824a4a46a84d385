package org.crossregion.settlement.visit;

import java.time.LocalDate;
import java.util.Optional;

/**
 * When a person lay, or lies, in hospital.
 *
 * @param endedOn the discharge; without one the end of what is settled; absent while the person
 *     lies there
 */
public record StayDays(
        String visitId, String institution, LocalDate beganOn, Optional<LocalDate> endedOn) {

    /** Whether the person lies there still. */
    public boolean goesOn() {
        return endedOn.isEmpty();
    }

    /** Whether a day lies strictly between admission and discharge. */
    public boolean holds(LocalDate day) {
        return day.isAfter(beganOn) && endedOn.filter(end -> !day.isBefore(end)).isEmpty();
    }
}
