package org.crossregion.settlement.topup;

import org.crossregion.settlement.accumulator.YearChange;
import org.crossregion.settlement.benefit.BenefitRule;
import org.crossregion.settlement.benefit.ExplainedAmount;
import org.crossregion.values.Fund;
import org.crossregion.values.FundSplit;
import org.crossregion.values.Money;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a bill was divided: a year that it counts in, how many of its days lie there, and what the
 * funds paid for them. Of a bill in two years (按天数分年度) its explanation says so part by part.
 *
 * @param borneBefore what it was told was borne of the yearly deductible; absent if it has none
 */
record BilledDays(int year, int days, Map<Fund, Money> paid, Optional<Money> borneBefore) {

    BilledDays {
        paid = Map.copyOf(paid);
    }

    /**
     * @param split of the whole bill
     * @param changes what the bill did to its years, in order
     */
    static List<BilledDays> of(
            FundSplit split, List<YearChange> changes, List<ExplainedAmount> explanation) {
        if (changes.size() == 1) {
            Optional<Money> borne =
                    explanation.stream()
                            .filter(one -> one.rule() == BenefitRule.YEARLY_DEDUCTIBLE)
                            .map(BilledDays::borneBefore)
                            .findFirst();
            return List.of(new BilledDays(changes.get(0).year(), 1, split.funds(), borne));
        }
        List<BilledDays> parts = new ArrayList<>();
        EnumMap<Fund, Money> paid = new EnumMap<>(Fund.class);
        Optional<Money> borne = Optional.empty();
        for (int i = explanation.size() - 1; i >= 0; i--) {
            ExplainedAmount one = explanation.get(i);
            if (one.rule() == BenefitRule.POOLING) {
                paid.put(Fund.POOLING, one.amount());
            } else if (one.rule() == BenefitRule.LAYER) {
                paid.put(Fund.fromString(one.inputs().get("fund")), one.amount());
            } else if (one.rule() == BenefitRule.YEARLY_DEDUCTIBLE) {
                borne = Optional.of(borneBefore(one));
            } else if (one.rule() == BenefitRule.YEAR_PART) {
                parts.add(
                        0,
                        new BilledDays(
                                Integer.parseInt(one.inputs().get("year")),
                                Integer.parseInt(one.inputs().get("days")),
                                paid,
                                borne));
                paid.clear();
                borne = Optional.empty();
            }
        }
        return parts;
    }

    private static Money borneBefore(ExplainedAmount deductible) {
        return Money.ofYuan(deductible.inputs().get("borneBefore"));
    }
}
