package org.crossregion.fund.quota;

import org.crossregion.values.Money;
import org.crossregion.values.Rate;
import org.crossregion.values.RegionCode;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.List;

/**
 * The terms by which one insured region's quotas are computed and watched: a basis times a
 * coefficient, such as the monthly average of last year's fourth quarter twice (医保发〔2022〕22号), per
 * treatment region and scheme, in whole fen or whole 万元 of the insured region's total.
 *
 * @param region whose insured people it is about: a pooling region, a province or the nation
 * @param reach which of their pairs: within the province, beyond its border, or all
 * @param validFrom the first day it is in force; it holds until a later one begins
 * @param version counts corrections of the same policy; the last one holds
 * @param source the document it comes from
 * @param method what the basis is made of
 * @param basis whether settled or cleared money counts
 * @param divisor how many months the basis covers, 3 for a full quarter
 * @param multiplier the coefficient, 20 000 basis points for twice
 * @param whole the smallest piece of a quota
 * @param printedUnit what forms print amounts in, 元 or 万元
 * @param yellow the share of paid-in money in use that raises a yellow alert
 * @param red the same for a red one
 * @param rearm how far use must fall below a threshold before it can raise another alert
 * @param freezeDay the day of the year, as {@code 01-31}, at whose end the basis is frozen: what is
 *     told of last year after it does not count any more
 * @param noticeDays working days that a region has to pay up its quota, from the signing date
 * @param emergencyDays the same for an emergency increase
 * @param alertScope whose use is watched: each pair's, or a whole member's on either side
 * @param decisionDays working days in which an emergency increase is decided
 * @param applyDays of the working days to pay, those in which the agency applies to its finance
 *     bureau; the rest is finance's to transfer. 0: one clock for both
 */
public record QuotaPolicy(
        RegionCode region,
        Reach reach,
        LocalDate validFrom,
        int version,
        String source,
        Method method,
        Basis basis,
        int divisor,
        Rate multiplier,
        Whole whole,
        String printedUnit,
        Rate yellow,
        Rate red,
        Rate rearm,
        String freezeDay,
        int noticeDays,
        int emergencyDays,
        AlertScope alertScope,
        int decisionDays,
        int applyDays) {

    private static final int LONGEST_CLOCK = 60;

    public QuotaPolicy {
        if (divisor < 1 || divisor > 12) {
            throw new IllegalArgumentException("a basis covers 1 to 12 months, not " + divisor);
        }
        if (multiplier.equals(Rate.ZERO)) {
            throw new IllegalArgumentException("a coefficient of zero");
        }
        if (source.isBlank()) {
            throw new IllegalArgumentException("a policy names its source");
        }
        if (!printedUnit.equals("元") && !printedUnit.equals("万元")) {
            throw new IllegalArgumentException("the printed unit is 元 or 万元");
        }
        if (rearm.compareTo(yellow) >= 0 || yellow.compareTo(red) >= 0) {
            throw new IllegalArgumentException("thresholds must rise: rearm, yellow, red");
        }
        frozen(freezeDay);
        if (!isClock(noticeDays) || !isClock(emergencyDays) || !isClock(decisionDays)) {
            throw new IllegalArgumentException("a clock runs for 1 to 60 working days");
        }
        if (applyDays < 0 || applyDays >= Math.min(noticeDays, emergencyDays)) {
            throw new IllegalArgumentException(
                    "applyDays are some of noticeDays and of emergencyDays, or 0");
        }
    }

    private static boolean isClock(int days) {
        return days >= 1 && days <= LONGEST_CLOCK;
    }

    private static MonthDay frozen(String day) {
        try {
            return MonthDay.parse("--" + day);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("a day of the year is written 01-31, not " + day, e);
        }
    }

    /** The first day on which what is told of the year before does not count any more. */
    LocalDate frozenFrom(int year) {
        return frozen(freezeDay).atYear(year).plusDays(1);
    }

    /**
     * The quotas that follow from the bases of one insured region, in their order. They add up to
     * {@link #total}, rounded once for the whole region; each pair and scheme gets its share by
     * largest remainder.
     */
    public List<Money> quotas(List<Money> bases) {
        Money total = total(bases);
        List<Long> weights = bases.stream().map(Money::fen).toList();
        if (total.isZero()) {
            return new ArrayList<>(bases.stream().map(basis -> Money.ZERO).toList());
        }
        return total.shareOut(weights, whole.fen());
    }

    /**
     * The quotas of the pairs and schemes that share a total given from above, by what was spent on
     * each: whole pieces if the total is one of whole pieces, else fen. They add up to it exactly.
     *
     * @param spent in their order, not all nothing unless the total is
     */
    public List<Money> quotas(Money givenTotal, List<Money> spent) {
        if (givenTotal.isZero()) {
            return new ArrayList<>(spent.stream().map(one -> Money.ZERO).toList());
        }
        long piece = givenTotal.fen() % whole.fen() == 0 ? whole.fen() : 1;
        return givenTotal.shareOut(spent.stream().map(Money::fen).toList(), piece);
    }

    /** The region's whole quota: average times coefficient, half a piece rounded up. */
    Money total(List<Money> bases) {
        BigDecimal exactPieces =
                BigDecimal.valueOf(Money.sum(bases).fen())
                        .multiply(BigDecimal.valueOf(multiplier.basisPoints()))
                        .divide(
                                BigDecimal.valueOf(10_000L * divisor)
                                        .multiply(BigDecimal.valueOf(whole.fen())),
                                0,
                                RoundingMode.HALF_UP);
        return Money.ofFen(exactPieces.longValueExact()).times(whole.fen());
    }

    /** The monthly average as forms show it (测算基数), to the fen. */
    public static Money average(Money basis, int divisor) {
        return Money.ofYuan(
                basis.yuan().divide(BigDecimal.valueOf(divisor), 4, RoundingMode.HALF_UP),
                RoundingMode.HALF_UP);
    }

    QuotaPolicy withVersion(int newVersion) {
        return new QuotaPolicy(
                region,
                reach,
                validFrom,
                newVersion,
                source,
                method,
                basis,
                divisor,
                multiplier,
                whole,
                printedUnit,
                yellow,
                red,
                rearm,
                freezeDay,
                noticeDays,
                emergencyDays,
                alertScope,
                decisionDays,
                applyDays);
    }

    boolean sameTerms(QuotaPolicy other) {
        return withVersion(other.version).equals(other);
    }
}
