package org.crossregion.fund.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

import org.crossregion.values.Money;
import org.crossregion.values.Rate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The forecast, back-tested on generated years: what it said then against what came. */
class ForecastPropertyTest {

    private static final Predicate<LocalDate> WORKED =
            day ->
                    day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0
                            && !(day.getMonthValue() == 10 && day.getDayOfMonth() <= 7)
                            && !(day.getMonthValue() == 2 && day.getDayOfMonth() <= 7);

    @Property(tries = 100)
    void a_higher_share_is_never_reached_earlier(
            @ForAll @LongRange(min = 1, max = 100_000_000) long paidIn,
            @ForAll @IntRange(min = 1, max = 19_999) int share,
            @ForAll @IntRange(min = 0, max = 999) int seed) {
        Year year = new Year(seed, 0.4);
        LocalDate today = LocalDate.of(2026, 6, 10);
        Forecast forecast = Forecast.of(today, year.until(today), WORKED).orElseThrow();

        Optional<LocalDate> lower =
                forecast.reaches(Rate.ofBasisPoints(share), Money.ofFen(paidIn));
        Optional<LocalDate> higher =
                forecast.reaches(Rate.ofBasisPoints(share + 1), Money.ofFen(paidIn));

        if (higher.isPresent()) {
            assertThat(lower).isPresent();
            assertThat(lower.get()).isBeforeOrEqualTo(higher.get());
        }
    }

    @Property(tries = 100)
    void in_a_year_without_chance_the_day_is_told_exactly(
            @ForAll @IntRange(min = 0, max = 999) int seed,
            @ForAll @IntRange(min = 1, max = 60) int daysAhead) {
        Year year = new Year(seed, 0);
        LocalDate today = LocalDate.of(2026, 4, 1).plusDays(seed % 28);
        Money used = year.used(today);
        Money limit = year.used(today.plusDays(daysAhead));
        if (limit.compareTo(used) <= 0) {
            return;
        }

        assertThat(year.forecast(today, limit)).isEqualTo(year.firstDay(today, limit));
    }

    /**
     * Fifty years with chance, thirty looks into each; the figures are in docs/reference/fund.md.
     */
    @Property(tries = 1)
    void on_generated_years_most_days_are_told_within_a_few() throws IOException {
        List<Integer> errors = new ArrayList<>();
        List<Integer> straight = new ArrayList<>();
        List<Integer> leads = new ArrayList<>();
        int missed = 0;
        for (int seed = 1; seed <= 50; seed++) {
            Year year = new Year(seed, 0.3);
            Random random = new Random(seed * 31L);
            for (int look = 0; look < 30; look++) {
                LocalDate today = LocalDate.of(2026, 3, 15).plusDays(random.nextInt(200));
                Money used = year.used(today);
                Money peak = year.peak(today, 45);
                Money room = peak.minus(used);
                if (!room.isPositive()) {
                    continue;
                }
                Money limit = used.plus(Money.ofFen((long) (room.fen() * random.nextDouble()) + 1));
                LocalDate came = year.firstDay(today, limit).orElseThrow();
                Optional<LocalDate> told = year.forecast(today, limit);
                leads.add((int) (came.toEpochDay() - today.toEpochDay()));
                straight.add(Math.abs((int) (year.straight(today, limit) - came.toEpochDay())));
                if (told.isEmpty()) {
                    missed++;
                } else {
                    errors.add(Math.abs((int) (told.get().toEpochDay() - came.toEpochDay())));
                }
            }
        }
        String figures =
                "looks %d, days ahead median %d; error of the forecast median %d, 90 %% within %d,"
                                .formatted(
                                        leads.size(), at(leads, 50), at(errors, 50), at(errors, 90))
                        + " not foreseen %d; of a straight line median %d, 90 %% within %d"
                                .formatted(missed, at(straight, 50), at(straight, 90));
        Files.createDirectories(Path.of("target"));
        Files.writeString(Path.of("target", "forecast-backtest.txt"), figures + "\n");

        assertThat(leads).as(figures).hasSizeGreaterThan(700);
        assertThat(at(errors, 50)).as(figures).isLessThanOrEqualTo(1);
        assertThat(at(errors, 90)).as(figures).isLessThan(at(straight, 90));
        assertThat(missed).as(figures).isLessThan(leads.size() / 10);
    }

    private static int at(List<Integer> some, int percent) {
        List<Integer> sorted = some.stream().sorted().toList();
        return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
    }

    /** A year of settlements and publications of one pair and scheme. */
    private static final class Year {

        private final Map<LocalDate, Money> byDay = new HashMap<>();
        private final Map<YearMonth, LocalDate> published = new TreeMap<>();
        private final OptionalInt usually = OptionalInt.of(21);

        /**
         * @param chance how far days, the growth of the year and publications stray; 0 for not at
         *     all
         */
        Year(int seed, double chance) {
            Random random = new Random(seed);
            long base = 50_000 + random.nextInt(10_000_000);
            double free = 0.1 + random.nextDouble() * 0.5;
            double growth = chance * random.nextDouble();
            for (LocalDate day = LocalDate.of(2026, 1, 1);
                    day.getYear() == 2026;
                    day = day.plusDays(1)) {
                double mean = base * (WORKED.test(day) ? 1 : free);
                double grown = mean * (1 + growth * day.getDayOfYear() / 365);
                double strayed = grown * Math.max(0, 1 + chance * random.nextGaussian());
                byDay.put(day, Money.ofFen(Math.round(strayed)));
            }
            for (int month = 1; month <= 12; month++) {
                YearMonth of = YearMonth.of(2026, month);
                int late = chance == 0 ? 0 : random.nextInt(5) - 2;
                published.put(of, of.atEndOfMonth().plusDays(21 + late));
            }
        }

        /** At the end of a day. */
        Money used(LocalDate day) {
            Money used = Money.ZERO;
            for (Map.Entry<LocalDate, Money> one : byDay.entrySet()) {
                if (!one.getKey().isAfter(day)
                        && published.get(YearMonth.from(one.getKey())).isAfter(day)) {
                    used = used.plus(one.getValue());
                }
            }
            return used;
        }

        Money peak(LocalDate today, int days) {
            Money peak = used(today);
            for (int ahead = 1; ahead <= days; ahead++) {
                peak = peak.max(used(today.plusDays(ahead)));
            }
            return peak;
        }

        Optional<LocalDate> firstDay(LocalDate today, Money limit) {
            for (int ahead = 0; ahead <= 90; ahead++) {
                if (used(today.plusDays(ahead)).compareTo(limit) >= 0) {
                    return Optional.of(today.plusDays(ahead));
                }
            }
            return Optional.empty();
        }

        /** What is known at the end of a day. */
        Past until(LocalDate today) {
            Map<LocalDate, Money> known = new HashMap<>();
            Map<YearMonth, Money> uncleared = new TreeMap<>();
            byDay.forEach(
                    (day, money) -> {
                        if (!day.isAfter(today)) {
                            known.put(day, money);
                            if (published.get(YearMonth.from(day)).isAfter(today)) {
                                uncleared.merge(YearMonth.from(day), money, Money::plus);
                            }
                        }
                    });
            return new Past(used(today), known, LocalDate.of(2026, 1, 1), uncleared, usually);
        }

        Optional<LocalDate> forecast(LocalDate today, Money limit) {
            return Forecast.of(today, until(today), WORKED)
                    .orElseThrow()
                    .reaches(Rate.WHOLE, limit);
        }

        /** What a ruler says: the last thirty days go on, nothing is published. */
        long straight(LocalDate today, Money limit) {
            long sum = 0;
            for (int back = 0; back < 30; back++) {
                sum += byDay.get(today.minusDays(back)).fen();
            }
            double perDay = Math.max(1, sum / 30.0);
            long left = limit.minus(used(today)).fen();
            return today.toEpochDay() + Math.min(365, (long) Math.ceil(left / perDay));
        }
    }
}
