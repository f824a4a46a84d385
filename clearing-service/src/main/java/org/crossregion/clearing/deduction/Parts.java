package org.crossregion.clearing.deduction;

import org.crossregion.values.Fund;
import org.crossregion.values.Money;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What a deduction takes back from whom.
 *
 * @param funds what each fund gets back; this clears; a fund that gets nothing is absent
 * @param account what the personal account gets back; this clears too
 * @param personal what the hospital returns to the patient; never cleared
 */
record Parts(Map<Fund, Money> funds, Money account, Money personal) {

    static final Parts NONE = new Parts(Map.of(), Money.ZERO, Money.ZERO);

    Parts {
        EnumMap<Fund, Money> paying = new EnumMap<>(Fund.class);
        funds.forEach(
                (fund, amount) -> {
                    if (!amount.isZero()) {
                        paying.put(fund, amount);
                    }
                });
        funds = Collections.unmodifiableMap(paying);
    }

    Money fund(Fund fund) {
        return funds.getOrDefault(fund, Money.ZERO);
    }

    /** What is taken from the cleared amount. */
    Money clearing() {
        return Money.sum(funds.values()).plus(account);
    }

    /** 违规金额: the whole violation. */
    Money gross() {
        return clearing().plus(personal);
    }

    Parts plus(Parts other) {
        EnumMap<Fund, Money> sums = new EnumMap<>(Fund.class);
        sums.putAll(funds);
        other.funds.forEach((fund, amount) -> sums.merge(fund, amount, Money::plus));
        return new Parts(sums, account.plus(other.account), personal.plus(other.personal));
    }

    Parts negated() {
        EnumMap<Fund, Money> negated = new EnumMap<>(Fund.class);
        funds.forEach((fund, amount) -> negated.put(fund, amount.negated()));
        return new Parts(negated, account.negated(), personal.negated());
    }
}
