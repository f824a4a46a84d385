package org.crossregion.clearing.deduction;

import org.crossregion.values.Fund;
import org.crossregion.values.Money;
import org.crossregion.web.problem.Refused;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

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

    /**
     * The parts of a request.
     *
     * @throws Refused if one is negative or nothing is left
     */
    static Parts given(Map<Fund, Money> asked, Money account, Money personal) {
        Map<Fund, Money> funds = Optional.ofNullable(asked).orElse(Map.of());
        funds.forEach((fund, amount) -> mustNotBeNegative("funds." + fund.code(), amount));
        Parts parts = new Parts(funds, amount("account", account), amount("personal", personal));
        if (parts.gross().isZero()) {
            throw Refused.field("funds", "something", "a deduction takes something back");
        }
        return parts;
    }

    private static Money amount(String field, Money given) {
        Money amount = Optional.ofNullable(given).orElse(Money.ZERO);
        mustNotBeNegative(field, amount);
        return amount;
    }

    private static void mustNotBeNegative(String field, Money amount) {
        if (amount.isNegative()) {
            throw Refused.field(field, "not-negative", "must not be negative");
        }
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

    /** Whether no part of it is more than the same part of another, and something is less. */
    boolean isLessThan(Parts other) {
        return gross().compareTo(other.gross()) < 0
                && account.compareTo(other.account) <= 0
                && personal.compareTo(other.personal) <= 0
                && funds.entrySet().stream()
                        .allMatch(one -> one.getValue().compareTo(other.fund(one.getKey())) <= 0);
    }

    Parts negated() {
        EnumMap<Fund, Money> negated = new EnumMap<>(Fund.class);
        funds.forEach((fund, amount) -> negated.put(fund, amount.negated()));
        return new Parts(negated, account.negated(), personal.negated());
    }
}
