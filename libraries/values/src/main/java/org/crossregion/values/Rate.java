package org.crossregion.values;

import java.math.BigDecimal;

/**
 * A share in basis points: 10 000 is the whole, 8 550 is 85.5 %. Policies and thresholds are
 * written in it so that percent and fraction cannot be mistaken for each other.
 *
 * @param basisPoints hundredths of a percent; never negative, above 10 000 where a multiple is
 *     meant
 */
public record Rate(int basisPoints) implements Comparable<Rate> {

    public static final Rate ZERO = new Rate(0);
    public static final Rate WHOLE = new Rate(10_000);

    public Rate {
        if (basisPoints < 0) {
            throw new IllegalArgumentException("negative rate " + basisPoints);
        }
    }

    public static Rate ofBasisPoints(int basisPoints) {
        return new Rate(basisPoints);
    }

    /**
     * Reads percent such as {@code "85.5"}.
     *
     * @throws ArithmeticException if it is finer than a basis point
     */
    public static Rate ofPercent(String percent) {
        return new Rate(new BigDecimal(percent).movePointRight(2).intValueExact());
    }

    /**
     * How much of the whole a part is, rounded down to a basis point.
     *
     * @param part not negative
     * @param whole positive
     */
    public static Rate of(Money part, Money whole) {
        if (part.isNegative() || !whole.isPositive()) {
            throw new IllegalArgumentException("no rate of " + part + " in " + whole);
        }
        return new Rate(
                BigDecimal.valueOf(part.fen())
                        .movePointRight(4)
                        .divideToIntegralValue(BigDecimal.valueOf(whole.fen()))
                        .intValueExact());
    }

    public Rate plus(Rate other) {
        return new Rate(Math.addExact(basisPoints, other.basisPoints));
    }

    /** This rate less some points, but never below zero. */
    public Rate lessPoints(Rate points) {
        return new Rate(Math.max(0, basisPoints - points.basisPoints));
    }

    /** What is missing to the whole. Only for rates up to the whole. */
    public Rate complement() {
        return new Rate(10_000 - basisPoints);
    }

    public boolean isAtMostWhole() {
        return basisPoints <= 10_000;
    }

    public BigDecimal asFraction() {
        return BigDecimal.valueOf(basisPoints, 4);
    }

    @Override
    public int compareTo(Rate other) {
        return Integer.compare(basisPoints, other.basisPoints);
    }

    /** Percent with two decimals, {@code "85.50 %"}. */
    @Override
    public String toString() {
        return BigDecimal.valueOf(basisPoints, 2).toPlainString() + " %";
    }
}
