package org.crossregion.filing.agency;

import com.fasterxml.jackson.annotation.JsonIgnore;

import org.crossregion.values.RegionCode;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * One agency (经办机构) of a pooling region.
 *
 * @param districts the region codes it is competent for; a head agency may name none and takes all
 *     that is nobody else's
 * @param parent the agency above it; empty for the region's head agency
 * @param validUntil the last day it is competent
 */
public record Agency(
        String code,
        String name,
        RegionCode region,
        List<RegionCode> districts,
        String parent,
        LocalDate validFrom,
        Optional<LocalDate> validUntil) {

    public Agency {
        districts = districts.stream().distinct().sorted().toList();
    }

    @JsonIgnore
    public boolean isHead() {
        return parent.isEmpty();
    }

    public boolean holdsOn(LocalDate day) {
        return !day.isBefore(validFrom)
                && validUntil.map(until -> !day.isAfter(until)).orElse(true);
    }

    /** Whether both are competent on some day. */
    boolean sharesADayWith(Agency other) {
        return startsNoLaterThanEndOf(other) && other.startsNoLaterThanEndOf(this);
    }

    private boolean startsNoLaterThanEndOf(Agency other) {
        return other.validUntil.map(until -> !validFrom.isAfter(until)).orElse(true);
    }
}
