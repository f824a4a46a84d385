package org.crossregion.fund.quota;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.values.Money;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a year's adjustments start from: last year's quota with its increases, and the balance
 * carried over; as our ledger has them, unless an imported basis says them.
 */
@ApplicationScoped
class StartingPoints {

    private final QuotaBases imported;
    private final YearEnds yearEnds;

    StartingPoints(QuotaBases imported, YearEnds yearEnds) {
        this.imported = imported;
        this.yearEnds = yearEnds;
    }

    /** Those of a year's quotas, as they are now. */
    Points of(int year) {
        return new Points(
                yearEnds.of(year - 1),
                imported.all().stream()
                        .filter(one -> one.year() == year)
                        .collect(
                                Collectors.toMap(
                                        one -> YearEnd.key(one.pair(), one.scheme()),
                                        Function.identity())));
    }

    /**
     * The starting points of one year, by {@link YearEnd#key}.
     *
     * @param before how last year ended by the ledger
     * @param imported bases of the year
     */
    record Points(Map<String, YearEnd> before, Map<String, QuotaBasis> imported) {

        Money lastYear(String key) {
            return said(key, QuotaBasis::lastYearQuota)
                    .or(() -> booked(key, YearEnd::quotaWithIncreases))
                    .orElse(Money.ZERO);
        }

        Money carried(String key) {
            return said(key, QuotaBasis::carried)
                    .or(() -> booked(key, YearEnd::carried))
                    .orElse(Money.ZERO);
        }

        /** Whether a quota was computed from what still holds. */
        boolean areThoseOf(Quota quota) {
            String key = YearEnd.key(quota);
            return quota.lastYear().equals(lastYear(key)) && quota.carried().equals(carried(key));
        }

        /** In what a quota was computed from other figures. */
        String difference(Quota quota) {
            String key = YearEnd.key(quota);
            return "the quota %d of %s was fixed from %s last year and %s carried over, now %s and %s"
                    .formatted(
                            quota.year(),
                            key,
                            quota.lastYear(),
                            quota.carried(),
                            lastYear(key),
                            carried(key));
        }

        private Optional<Money> said(String key, Function<QuotaBasis, Optional<Money>> what) {
            return Optional.ofNullable(imported.get(key)).flatMap(what);
        }

        private Optional<Money> booked(String key, Function<YearEnd, Money> what) {
            return Optional.ofNullable(before.get(key)).map(what);
        }
    }
}
