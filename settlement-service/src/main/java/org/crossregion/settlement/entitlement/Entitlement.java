package org.crossregion.settlement.entitlement;

import org.crossregion.values.Scheme;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A person's right to outpatient benefits for one chronic disease, as this service knows it.
 *
 * @param withdrawnOn the first day it holds no more, whatever its last day was
 * @param institutions the designated ones; empty if every networked one is open
 */
public record Entitlement(
        String entitlementId,
        String personNo,
        Scheme scheme,
        String diseaseCode,
        String diseaseName,
        LocalDate validFrom,
        Optional<LocalDate> validUntil,
        Optional<LocalDate> withdrawnOn,
        List<String> institutions) {

    public Entitlement {
        institutions = List.copyOf(institutions);
    }

    /** Whether it holds on a day. */
    boolean holdsOn(LocalDate day) {
        return !day.isBefore(validFrom)
                && !validUntil.filter(day::isAfter).isPresent()
                && !isWithdrawnOn(day);
    }

    boolean isWithdrawnOn(LocalDate day) {
        return withdrawnOn.filter(first -> !day.isBefore(first)).isPresent();
    }

    /** Whether it is used at an institution. */
    boolean isFor(String institution) {
        return institutions.isEmpty() || institutions.contains(institution);
    }

    /** The last day it really holds, if it has one. */
    public Optional<LocalDate> lastDay() {
        return Stream.of(validUntil, withdrawnOn.map(day -> day.minusDays(1)))
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder());
    }

    /** Whether it holds today or will. */
    boolean isCurrent(LocalDate today) {
        return lastDay().filter(today::isAfter).isEmpty()
                && lastDay().filter(day -> day.isBefore(validFrom)).isEmpty();
    }
}
