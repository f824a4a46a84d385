package org.crossregion.clearing.reconciliation;

import org.crossregion.values.Beijing;
import org.crossregion.values.Period;
import org.crossregion.values.Scheme;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which bills a list is about.
 *
 * @param begins the first day, by the time of settlement at the centre
 * @param ends the first day after it
 * @param scheme all of them if it is empty
 * @param clearingType 11 outpatient, 21 inpatient, 41 pharmacy; all of them if it is empty
 * @param withRefunds whether the list has bills that were taken back, and what takes them back
 */
record Reach(
        Party party,
        LocalDate begins,
        LocalDate ends,
        Optional<Scheme> scheme,
        String clearingType,
        boolean withRefunds) {

    static Reach month(Party party, Period month) {
        return new Reach(party, month.firstDay(), month.endDay(), Optional.empty(), "", true);
    }

    static Reach day(Party party, LocalDate day) {
        return new Reach(party, day, day.plusDays(1), Optional.empty(), "", true);
    }

    Instant from() {
        return Beijing.startOf(begins);
    }

    Instant until() {
        return Beijing.startOf(ends);
    }

    /** The months of origin that it touches. */
    java.util.List<Period> months() {
        return Stream.iterate(
                        YearMonth.from(begins),
                        month -> month.atDay(1).isBefore(ends),
                        month -> month.plusMonths(1))
                .map(Period::of)
                .toList();
    }

    String schemeCode() {
        return scheme.map(Scheme::code).orElse("");
    }

    /** The last day that is in it. */
    LocalDate lastDay() {
        return ends.minusDays(1);
    }

    @Override
    public String toString() {
        return party + "/" + begins + "/" + lastDay();
    }
}
