package org.crossregion.settlement.bill;

import org.crossregion.settlement.accumulator.YearUse;
import org.crossregion.settlement.benefit.Benefit;
import org.crossregion.values.Money;

import java.util.Optional;

/**
 * What a bill comes to, whoever computed it.
 *
 * @param policy the name of what it was computed by, ours or the other platform's
 * @param used in the person's year before it, as far as it is known here
 * @param balanceAfter what the account holds once it has paid
 * @param remoteRequest under which the other platform has it; absent if it was computed here, empty
 *     if it was only quoted there
 */
record Reckoned(
        String policy,
        int policyVersion,
        Benefit benefit,
        YearUse used,
        Money balanceAfter,
        Optional<String> remoteRequest) {}
