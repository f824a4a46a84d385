package org.crossregion.fund.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import org.crossregion.values.Money;
import org.crossregion.values.Rate;
import org.junit.jupiter.api.Test;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;

class ForecastTest {

    /** A Thursday. */
    private static final LocalDate TODAY = LocalDate.parse("2026-10-15");

    private static final Predicate<LocalDate> WEEKDAYS =
            day -> day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0;

    private static final Rate RED = Rate.ofBasisPoints(9_000);

    @Test
    void what_is_settled_on_worked_and_free_days_goes_on_as_it_was() {
        // 100 on a worked day, nothing at weekends; 1 000 in use, 90 % of 2 000 are 800 more.
        Forecast forecast = forecast(past("1000", 28, "100", "0", OptionalInt.empty()));

        assertThat(forecast.perWorkedDay()).isEqualTo(Money.ofYuan("100"));
        assertThat(forecast.perFreeDay()).isEqualTo(Money.ZERO);
        assertThat(forecast.observed()).isEqualTo(28);
        // Today and Friday, Monday to Friday, Monday: eight worked days.
        assertThat(forecast.reaches(RED, Money.ofYuan("2000"))).contains(day("2026-10-26"));
        // One fen more takes one day more.
        assertThat(forecast.reaches(RED, Money.ofYuan("2000.02"))).contains(day("2026-10-27"));
    }

    @Test
    void what_was_settled_today_already_is_not_expected_again() {
        Past past = past("1100", 28, "100", "0", OptionalInt.empty());
        past.byDay().put(TODAY, Money.ofYuan("100"));

        assertThat(forecast(past).reaches(RED, Money.ofYuan("2000"))).contains(day("2026-10-26"));
    }

    @Test
    void a_month_that_is_usually_published_on_the_21st_leaves_what_is_in_use_that_day() {
        Past past = past("1000", 28, "100", "0", OptionalInt.of(21));
        past.uncleared().put(YearMonth.of(2026, 9), Money.ofYuan("500"));
        Forecast forecast = forecast(past);

        assertThat(forecast.nextPublication()).contains(day("2026-10-21"));
        // 1 400 at the end of the 20th, 1 000 at that of the 21st; 1 800 after eight worked days
        // more.
        assertThat(forecast.reaches(RED, Money.ofYuan("2000"))).contains(day("2026-11-02"));
        assertThat(forecast.reaches(Rate.ofBasisPoints(7_000), Money.ofYuan("2000")))
                .contains(day("2026-10-20"));
    }

    @Test
    void what_is_reached_is_reached_today_and_what_is_cleared_faster_than_it_grows_never() {
        Forecast forecast = forecast(past("1800", 28, "100", "0", OptionalInt.empty()));
        assertThat(forecast.reaches(RED, Money.ofYuan("2000"))).contains(TODAY);

        Past calm = past("0", 28, "1", "0", OptionalInt.of(10));
        assertThat(forecast(calm).reaches(RED, Money.ofYuan("2000"))).isEmpty();
    }

    @Test
    void of_less_than_two_weeks_nothing_is_said() {
        assertThat(Forecast.of(TODAY, past("0", 13, "1", "1", OptionalInt.empty()), WEEKDAYS))
                .isEmpty();
        assertThat(Forecast.of(TODAY, past("0", 14, "1", "1", OptionalInt.empty()), WEEKDAYS))
                .isPresent();
    }

    private static Forecast forecast(Past past) {
        Optional<Forecast> forecast = Forecast.of(TODAY, past, WEEKDAYS);
        assertThat(forecast).isPresent();
        return forecast.get();
    }

    private static Past past(
            String used, int days, String worked, String free, OptionalInt publishedAfter) {
        Map<LocalDate, Money> byDay = new HashMap<>();
        LocalDate first = TODAY.minusDays(days);
        for (LocalDate day = first; day.isBefore(TODAY); day = day.plusDays(1)) {
            byDay.put(day, Money.ofYuan(WEEKDAYS.test(day) ? worked : free));
        }
        return new Past(Money.ofYuan(used), byDay, first, new HashMap<>(), publishedAfter);
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }
}
