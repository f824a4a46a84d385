package org.crossregion.settlement.benefit;

import org.crossregion.settlement.accumulator.YearUse;
import org.crossregion.values.FundSplit;
import org.crossregion.values.Money;
import org.crossregion.values.Rate;

import java.util.List;

/**
 * What a policy answers for one bill.
 *
 * @param deductible borne by the person within the in-scope part
 * @param poolingRate what the pooling fund pays of the in-scope part
 * @param change what the bill adds to the year's accumulators
 * @param explanation each amount with its rule
 */
public record Benefit(
        FundSplit split,
        Money deductible,
        Rate poolingRate,
        YearUse change,
        List<ExplainedAmount> explanation) {

    public Benefit {
        explanation = List.copyOf(explanation);
    }
}
