package org.crossregion.fund.forecast;

import org.crossregion.values.Money;
import org.crossregion.values.Rate;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The use of a pair's fund in the days to come (使用率预测). On a day as much is settled as on the mean
 * day of its kind, worked or free, of the last eight weeks; on the day on which clearing usually
 * publishes a month, that month leaves what is in use. See docs/reference/fund.md.
 *
 * @param perWorkedDay what is expected to be settled on a worked day
 * @param perFreeDay the same on a weekend or holiday
 * @param observed how many days before today it is learnt from
 */
record Forecast(
        LocalDate today, Money perWorkedDay, Money perFreeDay, int observed, Course course) {

    /** How far back it looks: eight weeks, so that every weekday counts as often as another. */
    static final int LOOKS_BACK = 56;

    /** Of fewer days it says nothing: two weeks are the least that show what weekends do. */
    static final int LEARNS_FROM = 14;

    /** How far ahead it looks. */
    static final int LOOKS_AHEAD = 365;

    /**
     * Empty if less than two weeks are known.
     *
     * @param worked whether offices work on a day
     */
    static Optional<Forecast> of(LocalDate today, Past past, Predicate<LocalDate> worked) {
        LocalDate from = today.minusDays(LOOKS_BACK);
        LocalDate first = past.first().isAfter(from) ? past.first() : from;
        int observed = (int) (today.toEpochDay() - first.toEpochDay());
        if (observed < LEARNS_FROM) {
            return Optional.empty();
        }
        Money onWorked = mean(first, today, past, worked);
        Money onFree = mean(first, today, past, worked.negate());
        Course course = new Course(today, past, day -> worked.test(day) ? onWorked : onFree);
        return Optional.of(new Forecast(today, onWorked, onFree, observed, course));
    }

    /** Of a kind of day that did not occur nothing is expected. */
    private static Money mean(
            LocalDate first, LocalDate end, Past past, Predicate<LocalDate> kind) {
        Money sum = Money.ZERO;
        int days = 0;
        for (LocalDate day = first; day.isBefore(end); day = day.plusDays(1)) {
            if (kind.test(day)) {
                sum = sum.plus(past.byDay().getOrDefault(day, Money.ZERO));
                days++;
            }
        }
        return days == 0
                ? Money.ZERO
                : Money.ofYuan(
                                sum.yuan()
                                        .divide(BigDecimal.valueOf(days), 2, RoundingMode.HALF_UP),
                                RoundingMode.HALF_UP)
                        .max(Money.ZERO);
    }

    /**
     * The first day at whose end the use is expected to be a share of paid-in money or more: today
     * if it is already; empty if it is not within a year.
     */
    Optional<LocalDate> reaches(Rate share, Money paidIn) {
        return course.firstDay(limit(share, paidIn));
    }

    /** The day on which the month before today's is expected to be published, if it is not yet. */
    Optional<LocalDate> nextPublication() {
        return course.nextPublication();
    }

    /** The least fen that are the share or more. */
    private static Money limit(Rate share, Money paidIn) {
        BigInteger[] parts =
                BigInteger.valueOf(paidIn.fen())
                        .multiply(BigInteger.valueOf(share.basisPoints()))
                        .divideAndRemainder(BigInteger.valueOf(10_000));
        long whole = parts[0].longValueExact();
        return Money.ofFen(parts[1].signum() == 0 ? whole : Math.addExact(whole, 1));
    }

    /** What is expected of each day to come. */
    static final class Course {

        private final LocalDate today;
        private final Past past;
        private final Function<LocalDate, Money> expected;

        Course(LocalDate today, Past past, Function<LocalDate, Money> expected) {
            this.today = today;
            this.past = past;
            this.expected = expected;
        }

        Optional<LocalDate> firstDay(Money limit) {
            if (past.used().compareTo(limit) >= 0) {
                return Optional.of(today);
            }
            TreeMap<YearMonth, Money> open = new TreeMap<>(past.uncleared());
            Money used = past.used();
            for (int ahead = 0; ahead <= LOOKS_AHEAD; ahead++) {
                LocalDate day = today.plusDays(ahead);
                Money settled = expected.apply(day);
                if (ahead == 0) {
                    Money already = past.byDay().getOrDefault(day, Money.ZERO);
                    settled = settled.minus(already).orZeroIfNegative();
                } else {
                    used = used.minus(published(day, open));
                }
                open.merge(YearMonth.from(day), settled, Money::plus);
                used = used.plus(settled);
                if (used.compareTo(limit) >= 0) {
                    return Optional.of(day);
                }
            }
            return Optional.empty();
        }

        /** Takes out of what is open the months that are published on a day. */
        private Money published(LocalDate day, Map<YearMonth, Money> open) {
            Money gone = Money.ZERO;
            OptionalInt after = past.publishedAfter();
            if (after.isPresent()) {
                for (YearMonth month : List.copyOf(open.keySet())) {
                    if (publication(month, after.getAsInt()).equals(day)) {
                        gone = gone.plus(open.remove(month).orZeroIfNegative());
                    }
                }
            }
            return gone;
        }

        Optional<LocalDate> nextPublication() {
            OptionalInt after = past.publishedAfter();
            if (after.isEmpty()) {
                return Optional.empty();
            }
            return past.uncleared().entrySet().stream()
                    .filter(one -> one.getValue().isPositive())
                    .map(one -> publication(one.getKey(), after.getAsInt()))
                    .filter(day -> day.isAfter(today))
                    .min(Comparator.naturalOrder());
        }

        private static LocalDate publication(YearMonth month, int after) {
            return month.atEndOfMonth().plusDays(after);
        }
    }
}
