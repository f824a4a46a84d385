package org.crossregion.settlement.topup;

import org.crossregion.settlement.accumulator.YearUse;
import org.crossregion.settlement.benefit.ExplainedAmount;
import org.crossregion.values.Fund;
import org.crossregion.values.Money;

import java.util.List;
import java.util.Map;

/**
 * By how much a settlement is underpaid.
 *
 * @param due what all funds should have paid
 * @param paid what they have, top-ups included
 * @param funds what each pays more, or less
 * @param account what of it goes back to the personal account
 * @param cash what of it goes to the person
 * @param year that the settlement counts in
 * @param change what it adds to that year
 * @param explanation of what is due
 */
record Underpaid(
        Money due,
        Money paid,
        Map<Fund, Money> funds,
        Money account,
        Money cash,
        int year,
        YearUse change,
        String policy,
        int policyVersion,
        List<ExplainedAmount> explanation) {

    Underpaid {
        funds = Map.copyOf(funds);
        explanation = List.copyOf(explanation);
    }

    Money amount() {
        return account.plus(cash);
    }
}
