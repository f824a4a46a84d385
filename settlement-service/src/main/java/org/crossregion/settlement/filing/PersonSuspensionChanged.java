package org.crossregion.settlement.filing;

import org.crossregion.eligibility.PersonSuspension;
import org.crossregion.eligibility.SuspensionKind;

import java.time.LocalDate;
import java.util.Optional;

/** A person's suspension as filing-service tells of it, whole; see docs/contracts. */
record PersonSuspensionChanged(
        String suspensionId,
        int version,
        String personNo,
        String kind,
        LocalDate from,
        LocalDate until,
        LocalDate releasedOn) {

    /** Checks every word of it. */
    PersonSuspension suspension() {
        return new PersonSuspension(
                suspensionId,
                SuspensionKind.fromString(kind),
                from,
                Optional.ofNullable(until),
                Optional.ofNullable(releasedOn));
    }
}
