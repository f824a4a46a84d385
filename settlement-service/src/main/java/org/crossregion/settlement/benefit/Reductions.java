package org.crossregion.settlement.benefit;

import org.crossregion.values.Coded;
import org.crossregion.values.FilingType;
import org.crossregion.values.Rate;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;

/**
 * By how much the pooling fund's share is lower for how a person is filed (支付比例降低).
 *
 * @param by whether the share falls by points, or by a part of itself
 * @param byType none if absent
 * @param unfiled for care that needed a filing and has none
 */
public record Reductions(By by, Map<FilingType, Rate> byType, Rate unfiled) {

    /** What a reduction of 10 % takes from a share of 80 %. */
    public enum By implements Coded {
        /** 70 % are left. */
        POINTS("points", "百分点") {
            @Override
            Rate lowered(Rate share, Rate reduction) {
                return share.lessPoints(reduction);
            }
        },
        /** 72 % are left; half of a hundredth of a percent is rounded upwards. */
        PERCENT_OF_SHARE("percentOfShare", "按比例") {
            @Override
            Rate lowered(Rate share, Rate reduction) {
                return Rate.ofBasisPoints(
                        BigDecimal.valueOf(share.basisPoints())
                                .multiply(reduction.complement().asFraction())
                                .setScale(0, RoundingMode.HALF_UP)
                                .intValueExact());
            }
        };

        private final String code;
        private final String label;

        By(String code, String label) {
            this.code = code;
            this.label = label;
        }

        abstract Rate lowered(Rate share, Rate reduction);

        @Override
        public String code() {
            return code;
        }

        @Override
        public String label() {
            return label;
        }
    }

    /** A policy that pays everybody the same. */
    public static final Reductions NONE = new Reductions(By.POINTS, Map.of(), Rate.ZERO);

    public Reductions {
        byType = Map.copyOf(byType);
        if (!unfiled.isAtMostWhole()
                || byType.values().stream().anyMatch(one -> !one.isAtMostWhole())) {
            throw new IllegalArgumentException("a reduction by more than the whole");
        }
    }

    /** What applies to a person who is filed so. */
    Rate of(BenefitQuestion.FiledAs filing) {
        if (filing.type().isPresent()) {
            return byType.getOrDefault(filing.type().get(), Rate.ZERO);
        }
        return filing.needed() ? unfiled : Rate.ZERO;
    }

    /** A band with its share lowered. */
    Segment lowered(Segment segment, Rate reduction) {
        return new Segment(segment.over(), segment.upTo(), by.lowered(segment.rate(), reduction));
    }
}
