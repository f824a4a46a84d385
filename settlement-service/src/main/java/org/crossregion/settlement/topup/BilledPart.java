package org.crossregion.settlement.topup;

import org.crossregion.settlement.accumulator.YearUse;
import org.crossregion.settlement.benefit.Benefit;
import org.crossregion.settlement.benefit.BenefitPolicy;
import org.crossregion.settlement.benefit.BenefitQuestion;
import org.crossregion.settlement.benefit.YearPart;
import org.crossregion.values.Fund;
import org.crossregion.values.FundSplit;
import org.crossregion.values.Money;

import java.util.EnumMap;
import java.util.Map;

/**
 * A year that a bill counts in, with what is known of it.
 *
 * @param days of the bill in it
 * @param found what the year held before the bill
 * @param added what the bill has added to it, and the top-ups that stand
 * @param now what it holds now
 * @param paid what the funds paid for the bill's days in it, top-ups included
 */
record BilledPart(
        int year, int days, YearUse found, YearUse added, YearUse now, Map<Fund, Money> paid) {

    BilledPart {
        paid = Map.copyOf(paid);
    }

    YearPart seen() {
        return new YearPart(year, days, found);
    }

    /**
     * What is due beyond what was paid: of a fund as much as the ceilings leave room for now,
     * whatever was settled since.
     *
     * @param policy of the year
     */
    Underpaid.Year underpaid(Benefit due, BenefitPolicy policy, BenefitQuestion question) {
        Map<Fund, Money> room = policy.room(question, now);
        Map<Fund, Money> funds = new EnumMap<>(Fund.class);
        beyond(due.split())
                .forEach(
                        (fund, amount) ->
                                funds.put(
                                        fund,
                                        amount.isNegative()
                                                ? amount
                                                : amount.min(room.getOrDefault(fund, amount))));
        return new Underpaid.Year(
                year,
                due.split().fundTotal(),
                Money.sum(paid.values()),
                funds,
                due.change().plus(added.negated()).paying(question.careType(), funds));
    }

    private Map<Fund, Money> beyond(FundSplit due) {
        Map<Fund, Money> beyond = new EnumMap<>(Fund.class);
        for (Fund fund : Fund.values()) {
            Money difference = due.fund(fund).minus(paid.getOrDefault(fund, Money.ZERO));
            if (!difference.isZero()) {
                beyond.put(fund, difference);
            }
        }
        return beyond;
    }
}
