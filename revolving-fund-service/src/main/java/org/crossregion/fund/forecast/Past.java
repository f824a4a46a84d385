package org.crossregion.fund.forecast;

import org.crossregion.values.Money;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.OptionalInt;

/**
 * What is known of a pair and scheme when its use is forecast.
 *
 * @param used what is in use now
 * @param byDay what was settled on each day, today included; a day without is one of nothing
 * @param first the first day that is counted; empty days before it are not known to be empty
 * @param uncleared what of each month is settled and not cleared; part of what is used
 * @param publishedAfter on which day after its end a month is usually published; empty if none was
 */
record Past(
        Money used,
        Map<LocalDate, Money> byDay,
        LocalDate first,
        Map<YearMonth, Money> uncleared,
        OptionalInt publishedAfter) {}
