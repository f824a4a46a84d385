package org.crossregion.settlement.simulation;

import org.crossregion.values.CareType;
import org.crossregion.values.FundSplit;
import org.crossregion.values.Money;
import org.crossregion.values.Scheme;

/**
 * A standing bill of the month as it was, and as it would have been.
 *
 * @param covered false if the candidate does not cover such care: the person would have paid all
 */
record SimulatedBill(
        String settlementId,
        Scheme scheme,
        CareType careType,
        FundSplit before,
        FundSplit after,
        boolean covered) {

    /** The same bill under another number. */
    SimulatedBill of(String otherId) {
        return new SimulatedBill(otherId, scheme, careType, before, after, covered);
    }

    /** What the person would have borne more, from the account and in cash. */
    Money personalDifference() {
        return after.personal().minus(before.personal());
    }
}
