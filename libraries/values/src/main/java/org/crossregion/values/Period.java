package org.crossregion.values;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A clearing period (期别): one calendar month, written {@code 2026-10}, or one calendar year, {@code
 * 2026}. Half-open in Beijing time: from its first midnight up to, but without, the next period's.
 *
 * @param firstDay the first Beijing day in the period
 * @param endDay the first Beijing day after it
 */
public record Period(LocalDate firstDay, LocalDate endDay) implements Comparable<Period> {

    public Period {
        boolean month = firstDay.getDayOfMonth() == 1 && endDay.equals(firstDay.plusMonths(1));
        boolean year = firstDay.getDayOfYear() == 1 && endDay.equals(firstDay.plusYears(1));
        if (!month && !year) {
            throw new IllegalArgumentException(firstDay + " to " + endDay + " is no period");
        }
    }

    public static Period of(YearMonth month) {
        return new Period(month.atDay(1), month.plusMonths(1).atDay(1));
    }

    public static Period ofYear(int year) {
        return new Period(LocalDate.of(year, 1, 1), LocalDate.of(year + 1, 1, 1));
    }

    /**
     * Reads {@code "2026-10"} or {@code "2026"}; Jakarta REST finds it for path parameters by name.
     *
     * @throws IllegalArgumentException if it is neither
     */
    public static Period fromString(String text) {
        try {
            if (text.matches("\\d{4}")) {
                return ofYear(Year.parse(text).getValue());
            }
            if (text.matches("\\d{4}-\\d{2}")) {
                return of(YearMonth.parse(text));
            }
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("no such period: " + text, e);
        }
        throw new IllegalArgumentException("a period is written 2026-10 or 2026, not " + text);
    }

    /** The month that an instant falls in: a settlement's period of origin. */
    public static Period monthOf(Instant instant) {
        return of(YearMonth.from(instant.atZone(Beijing.ZONE)));
    }

    public boolean isMonth() {
        return endDay.equals(firstDay.plusMonths(1));
    }

    public boolean isYear() {
        return !isMonth();
    }

    public Instant start() {
        return Beijing.startOf(firstDay);
    }

    public Instant endExclusive() {
        return Beijing.startOf(endDay);
    }

    public boolean contains(Instant instant) {
        return !instant.isBefore(start()) && instant.isBefore(endExclusive());
    }

    public boolean hasEnded(Instant now) {
        return !now.isBefore(endExclusive());
    }

    /** The period of the same length that follows. */
    public Period next() {
        return isMonth() ? of(YearMonth.from(endDay)) : ofYear(endDay.getYear());
    }

    public Period previous() {
        return isMonth()
                ? of(YearMonth.from(firstDay).minusMonths(1))
                : ofYear(firstDay.getYear() - 1);
    }

    /** The year this period lies in; a year is its own. */
    public Period year() {
        return ofYear(firstDay.getYear());
    }

    /** The twelve months of a year, or the one month itself. */
    public List<Period> months() {
        return isMonth()
                ? List.of(this)
                : IntStream.rangeClosed(1, 12)
                        .mapToObj(month -> of(YearMonth.of(firstDay.getYear(), month)))
                        .toList();
    }

    /** By first day; a year comes after the January that opens it. */
    @Override
    public int compareTo(Period other) {
        int byStart = firstDay.compareTo(other.firstDay);
        return byStart != 0 ? byStart : endDay.compareTo(other.endDay);
    }

    @Override
    public String toString() {
        return isMonth() ? YearMonth.from(firstDay).toString() : Year.from(firstDay).toString();
    }
}
