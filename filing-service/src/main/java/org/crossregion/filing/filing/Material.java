package org.crossregion.filing.filing;

import java.time.LocalDate;
import java.util.Optional;

/**
 * One thing handed in to prove a filing.
 *
 * @param kind one of the policy's materials, such as {@code residence-proof}
 * @param reference where it is kept, such as a document's number
 * @param since the day from which on it speaks, such as that of a residence permit
 * @param until the last day it speaks of, such as the end of a labour contract
 * @param document its image, where one was uploaded
 */
public record Material(
        String kind,
        String reference,
        Optional<LocalDate> since,
        Optional<LocalDate> until,
        Optional<String> document) {

    Material(String kind, String reference) {
        this(kind, reference, Optional.empty(), Optional.empty());
    }

    Material(String kind, String reference, Optional<LocalDate> since, Optional<LocalDate> until) {
        this(kind, reference, since, until, Optional.empty());
    }

    /** Whether it speaks for so many months: to its own end, else until today. */
    boolean spans(int months, LocalDate today) {
        return since.filter(day -> !day.plusMonths(months).isAfter(until.orElse(today)))
                .isPresent();
    }
}
