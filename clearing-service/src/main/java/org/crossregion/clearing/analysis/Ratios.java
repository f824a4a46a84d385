package org.crossregion.clearing.analysis;

import org.crossregion.clearing.analysis.Care.Volume;
import org.crossregion.values.Money;
import org.crossregion.values.Rate;

import java.util.Optional;
import java.util.OptionalLong;

/** The ratios of the monthly analysis; each is empty where its base is nothing. */
final class Ratios {

    private static final int TENTHS = 10;
    private static final int WHOLE = 10_000;
    private static final int HUNDREDTHS = 100;

    private Ratios() {}

    /** 次均费用: fees by cases, to the fen, halves up. */
    static Optional<Money> averageCost(Volume volume) {
        return volume.isCounted()
                ? Optional.of(Money.ofFen(divided(volume.total().fen(), volume.cases())))
                : Optional.empty();
    }

    /** 平均住院日 in tenths of a day, halves up. */
    static OptionalLong averageDays(Volume volume) {
        return volume.isCounted() && volume.days() > 0
                ? OptionalLong.of(
                        divided(Math.multiplyExact(volume.days(), TENTHS), volume.cases()))
                : OptionalLong.empty();
    }

    /** Tenths as they are printed, {@code 8.5}. */
    static String tenths(long tenths) {
        return tenths / TENTHS + "." + tenths % TENTHS;
    }

    /** 实际报销比例: what the funds paid of all fees. */
    static Optional<Rate> reimbursed(Volume volume) {
        return rate(volume.funds(), volume.total());
    }

    /** 政策范围内报销比例: what the funds paid of the fees in scope. */
    static Optional<Rate> reimbursedInScope(Volume volume) {
        return rate(volume.funds(), volume.inScope());
    }

    /** How much more or less than before, in percent with two decimals and a sign, halves up. */
    static Optional<String> growth(long now, long before) {
        if (before <= 0) {
            return Optional.empty();
        }
        long points = divided(Math.multiplyExact(Math.subtractExact(now, before), WHOLE), before);
        String sign = points > 0 ? "+" : points < 0 ? "-" : "";
        long size = Math.abs(points);
        return Optional.of(sign + size / HUNDREDTHS + String.format(".%02d%%", size % HUNDREDTHS));
    }

    /** A quotient to the nearest whole number, halves up. */
    private static long divided(long dividend, long positiveDivisor) {
        return Math.floorDiv(
                Math.addExact(Math.multiplyExact(2, dividend), positiveDivisor),
                Math.multiplyExact(2, positiveDivisor));
    }

    private static Optional<Rate> rate(Money part, Money whole) {
        return whole.isPositive() && !part.isNegative()
                ? Optional.of(Rate.of(part, whole))
                : Optional.empty();
    }
}
