package org.crossregion.settlement.benefit;

import org.crossregion.values.Coded;
import org.crossregion.values.Fund;
import org.crossregion.values.Money;

import java.util.List;

/**
 * The limit of one bill (单次定额).
 *
 * @param of what is limited: what the pooling fund pays, or the in-scope cost it pays a share of
 * @param hospitalBearsExcess whether the hospital bears what the fund would have paid beyond the
 *     limit; else the person does
 */
public record Quota(Money limit, Of of, boolean hospitalBearsExcess) {

    /** What earlier parts of the bill have left of it. */
    Quota afterParts(List<Benefit> before) {
        Money taken =
                Money.sum(
                        before.stream()
                                .map(Benefit::split)
                                .map(
                                        split ->
                                                of == Of.COST
                                                        ? split.inScope()
                                                        : split.fund(Fund.POOLING))
                                .toList());
        return new Quota(limit.minus(taken).orZeroIfNegative(), of, hospitalBearsExcess);
    }

    /** What a quota limits. */
    public enum Of implements Coded {
        PAYMENT("payment", "统筹支付额"),
        COST("cost", "政策范围内费用");

        private final String code;
        private final String label;

        Of(String code, String label) {
            this.code = code;
            this.label = label;
        }

        @Override
        public String code() {
            return code;
        }

        @Override
        public String label() {
            return label;
        }
    }
}
