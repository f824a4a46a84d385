package org.crossregion.settlement.bill;

import org.crossregion.settlement.accumulator.YearChange;
import org.crossregion.settlement.benefit.Benefit;
import org.crossregion.values.Money;

import java.util.List;
import java.util.Optional;

/**
 * What a bill comes to, whoever computed it.
 *
 * @param policy the name of what it was computed by, ours or the other platform's
 * @param years that it counts in, and what it does to them, as far as it is known here
 * @param balanceAfter what the account holds once it has paid
 * @param remoteRequest under which the other platform has it; absent if it was computed here, empty
 *     if it was only quoted there
 */
record Reckoned(
        String policy,
        int policyVersion,
        Benefit benefit,
        List<YearChange> years,
        Money balanceAfter,
        Optional<String> remoteRequest) {

    Reckoned {
        years = List.copyOf(years);
    }
}
