package org.crossregion.fund.forecast;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.fund.forecast.ForecastRepository.PublishedRow;
import org.crossregion.fund.reference.WorkingDays;
import org.crossregion.fund.utilisation.Utilisation;
import org.crossregion.fund.utilisation.Utilised;
import org.crossregion.values.Beijing;
import org.crossregion.values.Money;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.values.RegionPair;
import org.crossregion.values.Scheme;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Forecasts the use of the running month and those after it, pair by pair. */
@ApplicationScoped
class Forecasts {

    private final ForecastRepository repository;
    private final Utilisation utilisation;
    private final WorkingDays workingDays;
    private final Clock clock;

    Forecasts(
            ForecastRepository repository,
            Utilisation utilisation,
            WorkingDays workingDays,
            Clock clock) {
        this.repository = repository;
        this.utilisation = utilisation;
        this.workingDays = workingDays;
        this.clock = clock;
    }

    /**
     * How a pair stands, and how it goes on.
     *
     * @param forecast empty where less than two weeks are known
     */
    record Outlook(Utilised now, Optional<Forecast> forecast) {}

    /** Of the pairs whose insured region begins with these digits, by key, from one on. */
    List<Outlook> page(String prefix, String after, int limit) {
        LocalDate today = Beijing.day(clock.instant());
        Period running = Period.monthOf(clock.instant());
        List<Utilised> now = utilisation.page(running, prefix, after, limit);
        Map<String, Map<LocalDate, Money>> days = new HashMap<>();
        repository
                .days(prefix, today.minusDays(Forecast.LOOKS_BACK))
                .forEach(
                        row ->
                                days.computeIfAbsent(row.key(), k -> new HashMap<>())
                                        .put(row.day(), row.clearedFen()));
        Map<String, LocalDate> beginnings = new HashMap<>();
        repository.beginnings(prefix).forEach(row -> beginnings.put(row.key(), row.first()));
        Map<String, Map<YearMonth, Money>> uncleared = new HashMap<>();
        repository
                .uncleared(prefix, YearMonth.from(today).minusMonths(12).toString())
                .forEach(
                        row ->
                                uncleared
                                        .computeIfAbsent(row.key(), k -> new TreeMap<>())
                                        .put(
                                                YearMonth.parse(row.originPeriod()),
                                                row.unclearedFen()));
        List<PublishedRow> published = repository.published();
        Predicate<LocalDate> worked = workingDays.worked();
        List<Outlook> outlooks = new ArrayList<>();
        for (Utilised one : now) {
            String key = key(one.pair(), one.scheme());
            Past past =
                    new Past(
                            one.used(),
                            days.getOrDefault(key, Map.of()),
                            beginnings.getOrDefault(key, today),
                            uncleared.getOrDefault(key, Map.of()),
                            publishedAfter(one.pair(), published));
            outlooks.add(new Outlook(one, Forecast.of(today, past, worked)));
        }
        return outlooks;
    }

    /** Of the authorities that clear the pair the nation's word counts, as in what is cleared. */
    private static OptionalInt publishedAfter(RegionPair pair, List<PublishedRow> published) {
        return published.stream()
                .filter(row -> row.tier() == pair.tier())
                .filter(
                        row ->
                                row.authority().equals(RegionCode.NATION)
                                        || row.authority().equals(pair.insured().province()))
                .sorted(Comparator.comparing(PublishedRow::authority))
                .mapToInt(PublishedRow::days)
                .findFirst();
    }

    static String key(RegionPair pair, Scheme scheme) {
        return pair + " " + scheme.code();
    }
}
