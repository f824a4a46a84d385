package org.crossregion.filing.policy;

import com.fasterxml.jackson.annotation.JsonProperty;

import org.crossregion.values.Scheme;

import java.time.LocalDate;
import java.util.List;

/**
 * Who is reviewed every year, from which day to which (S4 第十三条); whoever misses it is suspended
 * from the day after.
 *
 * @param from such as {@code 10-25}
 * @param until such as {@code 12-25}; it still counts
 * @param prepaidPremium next year's large-amount premium is paid with the review
 * @param schemes the schemes whose insured are reviewed; empty for all
 * @param personTypes two digits or more that the person's national type begins with; empty for all
 */
public record YearlyReviewTerms(
        @JsonProperty(required = true) String from,
        @JsonProperty(required = true) String until,
        @JsonProperty(required = true) boolean prepaidPremium,
        List<Scheme> schemes,
        List<String> personTypes) {

    public YearlyReviewTerms {
        schemes = schemes == null ? List.of() : List.copyOf(schemes);
        personTypes = personTypes == null ? List.of() : List.copyOf(personTypes);
        if (YearDay.of(until).isBefore(YearDay.of(from))) {
            throw new IllegalArgumentException("yearlyReview ends before it begins");
        }
    }

    /** The first day on which a year's review is held. */
    public LocalDate firstDay(int year) {
        return YearDay.of(from).atYear(year);
    }

    /** The last day on which a year's review is in time. */
    public LocalDate lastDay(int year) {
        return YearDay.of(until).atYear(year);
    }

    /** The year whose review a day belongs to: the last one that has begun. */
    public int yearOn(LocalDate day) {
        return day.isBefore(firstDay(day.getYear())) ? day.getYear() - 1 : day.getYear();
    }

    /** Whether somebody insured so is reviewed. */
    public boolean isFor(Scheme scheme, String personType) {
        return (schemes.isEmpty() || schemes.contains(scheme))
                && (personTypes.isEmpty() || personTypes.stream().anyMatch(personType::startsWith));
    }
}
