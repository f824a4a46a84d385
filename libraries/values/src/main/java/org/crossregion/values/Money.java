package org.crossregion.values;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * An exact amount of renminbi in whole fen; negative when it is owed the other way.
 *
 * <p>Sums and differences never round and never wrap. Only {@link #portion} and {@link #ofYuan(
 * BigDecimal, RoundingMode)} can meet part of a fen, so there the caller says how to round.
 *
 * @param fen the amount in fen, 1/100 yuan
 */
public record Money(long fen) implements Comparable<Money> {

    public static final Money ZERO = new Money(0);

    public static Money ofFen(long fen) {
        return fen == 0 ? ZERO : new Money(fen);
    }

    /**
     * Reads yuan such as {@code "1234.5"}.
     *
     * @throws ArithmeticException if there is a third decimal, or more than a long of fen
     * @throws NumberFormatException if it is not a number
     */
    public static Money ofYuan(String yuan) {
        return new Money(new BigDecimal(yuan).movePointRight(2).longValueExact());
    }

    /** Yuan of any precision, such as price times count, rounded to fen as the caller says. */
    public static Money ofYuan(BigDecimal yuan, RoundingMode rounding) {
        return new Money(yuan.movePointRight(2).setScale(0, rounding).longValueExact());
    }

    public static Money sum(Collection<Money> amounts) {
        return amounts.stream().reduce(ZERO, Money::plus);
    }

    public Money plus(Money other) {
        return new Money(Math.addExact(fen, other.fen));
    }

    public Money minus(Money other) {
        return new Money(Math.subtractExact(fen, other.fen));
    }

    public Money negated() {
        return new Money(Math.negateExact(fen));
    }

    public Money times(long factor) {
        return new Money(Math.multiplyExact(fen, factor));
    }

    /**
     * The part of this amount that a rate gives; the one place where a fraction of a fen arises.
     */
    public Money portion(Rate rate, RoundingMode rounding) {
        BigDecimal exact = BigDecimal.valueOf(fen).multiply(rate.asFraction());
        return new Money(exact.setScale(0, rounding).longValueExact());
    }

    /**
     * Shares this amount out in proportion to the weights by largest remainder, so that the shares
     * add up exactly; among equal remainders the earlier weight wins.
     *
     * @param weights not negative, at least one of them positive
     * @param unit the shares are whole multiples of this many fen (1 for fen, 1_000_000 for 万元);
     *     this amount must be one too
     */
    public List<Money> shareOut(List<Long> weights, long unit) {
        if (unit < 1 || fen % unit != 0) {
            throw new IllegalArgumentException(fen + " fen is not a multiple of " + unit);
        }
        BigInteger whole = BigInteger.ZERO;
        for (long weight : weights) {
            if (weight < 0) {
                throw new IllegalArgumentException("negative weight " + weight);
            }
            whole = whole.add(BigInteger.valueOf(weight));
        }
        if (whole.signum() == 0) {
            throw new IllegalArgumentException("no positive weight among " + weights);
        }
        long units = Math.abs(fen / unit);
        List<BigInteger> remainders = new ArrayList<>();
        long[] shares = new long[weights.size()];
        long left = units;
        for (int i = 0; i < shares.length; i++) {
            BigInteger[] quotient =
                    BigInteger.valueOf(units)
                            .multiply(BigInteger.valueOf(weights.get(i)))
                            .divideAndRemainder(whole);
            shares[i] = quotient[0].longValueExact();
            remainders.add(quotient[1]);
            left -= shares[i];
        }
        IntStream.range(0, shares.length)
                .boxed()
                .sorted(Comparator.comparing(remainders::get, Comparator.reverseOrder()))
                .limit(left)
                .forEach(i -> shares[i]++);
        long sign = Long.signum(fen) * unit;
        return IntStream.range(0, shares.length)
                .mapToObj(i -> Money.ofFen(shares[i] * sign))
                .toList();
    }

    public Money min(Money other) {
        return compareTo(other) <= 0 ? this : other;
    }

    public Money max(Money other) {
        return compareTo(other) >= 0 ? this : other;
    }

    public Money orZeroIfNegative() {
        return fen < 0 ? ZERO : this;
    }

    public boolean isZero() {
        return fen == 0;
    }

    public boolean isPositive() {
        return fen > 0;
    }

    public boolean isNegative() {
        return fen < 0;
    }

    /** The amount in yuan with exactly two decimals. */
    public BigDecimal yuan() {
        return BigDecimal.valueOf(fen, 2);
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(fen, other.fen);
    }

    /** Yuan with two decimals, {@code "1234.50"}: the written form of REST and forms. */
    @Override
    public String toString() {
        return yuan().toPlainString();
    }
}
