package org.crossregion.filing.filing;

import org.crossregion.values.FilingType;
import org.crossregion.values.RegionCode;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A place that an open filing of a person has, which no other may have on the same days.
 *
 * @param personNo the number under which it was filed
 * @param validUntil absent if it has no end
 */
record OpenPlace(
        String filingId,
        String personNo,
        RegionCode region,
        LocalDate validFrom,
        Optional<LocalDate> validUntil,
        FilingType type) {

    /** Whether it has one of the days of a span. */
    boolean hasDayOf(LocalDate from, Optional<LocalDate> until) {
        boolean begins = until.filter(last -> last.isBefore(validFrom)).isEmpty();
        return begins && validUntil.filter(last -> last.isBefore(from)).isEmpty();
    }
}
