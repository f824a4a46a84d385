package org.crossregion.settlement.benefit;

import org.crossregion.values.Money;
import org.crossregion.values.Rate;

import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A band of cost and the share of it that is paid (费用段).
 *
 * @param over where the band begins, exclusive
 * @param upTo where it ends, inclusive; absent if it has no end
 * @param rate at most the whole
 */
public record Segment(Money over, Optional<Money> upTo, Rate rate) {

    public Segment {
        if (over.isNegative() || upTo.isPresent() && upTo.get().compareTo(over) <= 0) {
            throw new IllegalArgumentException("a band from " + over + " to " + upTo);
        }
        if (!rate.isAtMostWhole()) {
            throw new IllegalArgumentException("a share of " + rate);
        }
    }

    /** What lies in the band of the cost between two points. */
    Money within(Money from, Money to) {
        Money end = upTo.map(to::min).orElse(to);
        return end.minus(from.max(over)).orZeroIfNegative();
    }

    /** What a list of bands pays of the cost from one point to another; half a fen is paid. */
    static Money pay(List<Segment> segments, Money from, Money to) {
        return Money.sum(
                segments.stream()
                        .map(
                                segment ->
                                        segment.within(from, to)
                                                .portion(segment.rate(), RoundingMode.HALF_UP))
                        .toList());
    }

    /** The cost in each band between two points and its share: {@code 13400.00 × 60.00 %}. */
    static String said(List<Segment> segments, Money from, Money to) {
        return segments.stream()
                .filter(segment -> segment.within(from, to).isPositive())
                .map(segment -> segment.within(from, to) + " × " + segment.rate())
                .collect(Collectors.joining(" + "));
    }
}
