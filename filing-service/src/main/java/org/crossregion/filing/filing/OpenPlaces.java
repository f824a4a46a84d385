package org.crossregion.filing.filing;

import org.crossregion.values.RegionCode;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All places that a person's open filings have.
 *
 * @param all of them
 */
record OpenPlaces(List<OpenPlace> all) {

    static final OpenPlaces NONE = new OpenPlaces(List.of());

    OpenPlaces {
        all = List.copyOf(all);
    }

    /** Together with others. */
    OpenPlaces and(OpenPlaces others) {
        List<OpenPlace> both = new ArrayList<>(all);
        both.addAll(others.all);
        return new OpenPlaces(both);
    }

    /** Together with those of a filing, if it has any yet. */
    OpenPlaces with(Filing filing) {
        if (!filing.keepsItsPlaces()) {
            return this;
        }
        List<OpenPlace> more = new ArrayList<>(all);
        for (RegionCode region : filing.treatmentRegions()) {
            more.add(
                    new OpenPlace(
                            filing.id(),
                            filing.personNo(),
                            region,
                            filing.validFrom(),
                            filing.validUntil(),
                            filing.type()));
        }
        return new OpenPlaces(more);
    }

    /**
     * The regions of long-term filings that share a day with the span.
     *
     * @param except the id of a filing that does not count; empty for none
     */
    List<RegionCode> longTerm(LocalDate from, Optional<LocalDate> until, String except) {
        return all.stream()
                .filter(place -> place.type().isLongTerm())
                .filter(place -> !place.filingId().equals(except))
                .filter(place -> place.hasDayOf(from, until))
                .map(OpenPlace::region)
                .sorted()
                .toList();
    }

    /**
     * A filing that has one of these regions on a day of the span.
     *
     * @param except the ids of filings that do not count
     */
    Optional<String> overlapping(
            List<RegionCode> regions,
            LocalDate from,
            Optional<LocalDate> until,
            List<String> except) {
        return all.stream()
                .filter(place -> regions.contains(place.region()))
                .filter(place -> !except.contains(place.filingId()))
                .filter(place -> place.hasDayOf(from, until))
                .map(OpenPlace::filingId)
                .min(String::compareTo);
    }
}
