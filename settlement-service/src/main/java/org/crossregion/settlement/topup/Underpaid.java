package org.crossregion.settlement.topup;

import org.crossregion.settlement.accumulator.YearUse;
import org.crossregion.settlement.benefit.ExplainedAmount;
import org.crossregion.values.Fund;
import org.crossregion.values.Money;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * By how much a settlement is underpaid.
 *
 * @param due what all funds should have paid
 * @param paid what they have, top-ups included
 * @param years that the settlement counts in, in order
 * @param account what of it goes back to the personal account
 * @param cash what of it goes to the person
 * @param explanation of what is due
 */
record Underpaid(
        Money due,
        Money paid,
        List<Year> years,
        Money account,
        Money cash,
        String policy,
        int policyVersion,
        List<ExplainedAmount> explanation) {

    Underpaid {
        years = List.copyOf(years);
        explanation = List.copyOf(explanation);
    }

    /**
     * The same of one year.
     *
     * @param funds what each pays more, or less
     * @param change what it adds to that year
     */
    record Year(int year, Money due, Money paid, Map<Fund, Money> funds, YearUse change) {

        Year {
            funds = Map.copyOf(funds);
        }

        Money amount() {
            return Money.sum(funds.values());
        }

        /** By how much the person bears more of it, or less. */
        Money deductible() {
            return change.deductible().plus(change.yearlyDeductible());
        }
    }

    Money amount() {
        return account.plus(cash);
    }

    Money deductible() {
        return Money.sum(years.stream().map(Year::deductible).toList());
    }

    /** What each pays more, or less, over all years. */
    Map<Fund, Money> funds() {
        EnumMap<Fund, Money> funds = new EnumMap<>(Fund.class);
        years.forEach(
                year -> year.funds().forEach((fund, more) -> funds.merge(fund, more, Money::plus)));
        funds.values().removeIf(Money::isZero);
        return funds;
    }
}
