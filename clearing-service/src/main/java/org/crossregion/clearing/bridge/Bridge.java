package org.crossregion.clearing.bridge;

import org.crossregion.values.Money;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What moved a region's payable from one month to the next; the effects come to the difference, to
 * the fen.
 *
 * @param effects in the order they are printed
 */
record Bridge(Map<Effect, Money> effects) {

    /** What a payable moves by. */
    enum Effect {
        /** More or fewer cases, at the average cost of the month before. */
        CASES("人次变化影响"),
        /** Dearer or cheaper cases. */
        AVERAGE_COST("次均费用变化影响"),
        LATE("迟报明细变化"),
        REFUNDS("退费变化"),
        DEDUCTIONS("扣款变化"),
        OFFSET("应收抵减变化");

        private final String label;

        Effect(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    Bridge {
        EnumMap<Effect, Money> inOrder = new EnumMap<>(Effect.class);
        inOrder.putAll(effects);
        effects = Collections.unmodifiableMap(inOrder);
    }

    static Bridge between(Flow before, Flow now) {
        Money byCases =
                before.cases() > 0
                        ? inProportion(before.current(), now.cases(), before.cases())
                                .minus(before.current())
                        : now.current().minus(before.current());
        EnumMap<Effect, Money> effects = new EnumMap<>(Effect.class);
        effects.put(Effect.CASES, byCases);
        effects.put(Effect.AVERAGE_COST, now.current().minus(before.current()).minus(byCases));
        effects.put(Effect.LATE, now.late().minus(before.late()));
        effects.put(Effect.REFUNDS, now.refunds().minus(before.refunds()));
        effects.put(Effect.DEDUCTIONS, before.deductions().minus(now.deductions()));
        effects.put(Effect.OFFSET, before.offset().minus(now.offset()));
        return new Bridge(effects);
    }

    Money total() {
        return Money.sum(effects.values());
    }

    /** What a sum would be for so many cases instead of so many, rounded down to the fen. */
    private static Money inProportion(Money sum, long cases, long before) {
        return Money.ofFen(
                Math.floorDiv(Math.multiplyExact(sum.fen(), Math.max(0, cases)), before));
    }
}
