package org.crossregion.filing.filing;

import org.crossregion.eligibility.FilingState;
import org.crossregion.values.FilingType;
import org.crossregion.values.RegionCode;
import org.crossregion.web.problem.Refused;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;

/**
 * One thing to be done at an agency.
 *
 * @param kind {@code review} of what was submitted, or {@code proof} that was promised
 * @param overdue the day has passed
 */
record QueueItem(
        String kind,
        LocalDate dueOn,
        boolean overdue,
        String agency,
        String filingId,
        String personNo,
        FilingType type,
        FilingState state,
        RegionCode district,
        String channel,
        Instant submittedAt) {

    /** Where an item stands in the queue: by day, then by filing. */
    record Place(LocalDate dueOn, String filingId, String kind) {

        /**
         * @throws Refused if it is no place that was given before
         */
        static Place of(String text) {
            String[] parts = text.split("\\|", -1);
            try {
                if (parts.length == 3) {
                    return new Place(LocalDate.parse(parts[0]), parts[1], parts[2]);
                }
            } catch (DateTimeParseException e) {
                // Said below.
            }
            throw Refused.field("after", "form", "must be what the page before ended with");
        }

        @Override
        public String toString() {
            return dueOn + "|" + filingId + "|" + kind;
        }
    }

    String place() {
        return new Place(dueOn, filingId, kind).toString();
    }
}
