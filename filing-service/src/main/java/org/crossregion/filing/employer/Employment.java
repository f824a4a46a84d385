package org.crossregion.filing.employer;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Whose people somebody is among, and when; the last day counts.
 *
 * @param validUntil absent while it lasts
 */
record Employment(
        String personNo, String unitNo, LocalDate validFrom, Optional<LocalDate> validUntil) {

    boolean overlaps(Employment other) {
        return personNo.equals(other.personNo)
                && validUntil.filter(other.validFrom::isAfter).isEmpty()
                && other.validUntil.filter(validFrom::isAfter).isEmpty();
    }
}
