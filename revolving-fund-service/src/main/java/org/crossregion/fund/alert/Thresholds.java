package org.crossregion.fund.alert;

import org.crossregion.fund.quota.QuotaPolicy;
import org.crossregion.values.Money;
import org.crossregion.values.Rate;

import java.math.BigInteger;

/**
 * The shares of paid-in money in use at which alerts are raised.
 *
 * @param yellow reached when use is this share or more
 * @param red the same, higher
 * @param rearm how far use must fall below a threshold before it can be reached again
 */
public record Thresholds(Rate yellow, Rate red, Rate rearm) {

    public static Thresholds of(QuotaPolicy policy) {
        return new Thresholds(policy.yellow(), policy.red(), policy.rearm());
    }

    /**
     * The share of paid-in money in use, rounded down to a basis point; a share too large to be
     * written, since next to nothing is paid in, is the largest that can be.
     *
     * @param used not negative
     * @param paidIn positive
     */
    public static Rate share(Money used, Money paidIn) {
        BigInteger points =
                BigInteger.valueOf(used.fen())
                        .multiply(BigInteger.valueOf(10_000))
                        .divide(BigInteger.valueOf(paidIn.fen()));
        return Rate.ofBasisPoints(points.min(BigInteger.valueOf(Integer.MAX_VALUE)).intValue());
    }

    Rate of(AlertLevel level) {
        return switch (level) {
            case YELLOW -> yellow;
            case RED -> red;
        };
    }

    boolean reached(AlertLevel level, Money used, Money paidIn) {
        return compare(used, of(level), paidIn) >= 0;
    }

    boolean clearlyBelow(AlertLevel level, Money used, Money paidIn) {
        return compare(used, of(level).lessPoints(rearm), paidIn) <= 0;
    }

    /** Exactly, without dividing: used × 10 000 against share × paid-in. */
    private static int compare(Money used, Rate share, Money paidIn) {
        BigInteger inUse = BigInteger.valueOf(used.fen()).multiply(BigInteger.valueOf(10_000));
        BigInteger limit =
                BigInteger.valueOf(paidIn.fen()).multiply(BigInteger.valueOf(share.basisPoints()));
        return inUse.compareTo(limit);
    }
}
