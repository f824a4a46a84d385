package org.crossregion.filing.filing;

import org.crossregion.eligibility.FilingState;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** One step of a filing's life as it was recorded: what, when, by whom and why. */
record Step(
        int version,
        Transition transition,
        FilingState state,
        Optional<LocalDate> validUntil,
        Instant at,
        String author,
        String reason) {

    /** The step that led to where a filing stands. */
    static Step of(Filing after, Transition transition, Instant at, String author, String reason) {
        return new Step(
                after.version(), transition, after.state(), after.validUntil(), at, author, reason);
    }
}
