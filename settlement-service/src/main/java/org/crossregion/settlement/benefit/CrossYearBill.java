package org.crossregion.settlement.benefit;

import org.crossregion.settlement.accumulator.YearUse;
import org.crossregion.settlement.catalogue.LineSplit;
import org.crossregion.values.Fund;
import org.crossregion.values.FundSplit;
import org.crossregion.values.Money;
import org.crossregion.values.Rate;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * One bill of a stay that counts in several years (按天数分年度计算): its cost is divided by the days in
 * each at the average cost per day, and each part is computed by the policy of its own year on what
 * that year has used. The stay stays one admission, that of its first year: it bears one deductible
 * and has one quota, of which a later part gets what the earlier ones have left; and the account
 * pays for the parts in turn.
 */
public final class CrossYearBill {

    private CrossYearBill() {}

    /**
     * @param policies the policy of a year
     * @param whole the question of the bill as one; what it says is used is that of the first year
     * @param years in order, one at least
     * @return what the policies answer per year; absent if one does not cover such care
     */
    public static Optional<List<Benefit>> compute(
            IntFunction<BenefitPolicy> policies, BenefitQuestion whole, List<YearPart> years) {
        BenefitPolicy first = policies.apply(years.get(0).year());
        if (years.size() == 1) {
            return first.compute(whole).map(List::of);
        }
        List<Long> days = years.stream().map(year -> (long) year.days()).toList();
        List<LineSplit> parts = divided(whole.parts(), days);
        int admission = whole.used().admissions() + (whole.stayCounted() ? 0 : 1);
        List<Benefit> benefits = new ArrayList<>();
        for (int i = 0; i < years.size(); i++) {
            BenefitQuestion question = whole.of(parts.get(i));
            BenefitPolicy policy = policies.apply(years.get(i).year());
            BenefitPolicy left = policy;
            if (i > 0) {
                question =
                        question.continuing(
                                years.get(i).used().afterAdmissions(admission),
                                Money.sum(benefits.stream().map(Benefit::deductible).toList()),
                                Money.sum(
                                        benefits.stream()
                                                .map(one -> one.split().account())
                                                .toList()));
                left = policy.afterParts(first, whole, benefits);
            }
            Optional<Benefit> benefit = left.compute(question);
            if (benefit.isEmpty()) {
                return Optional.empty();
            }
            benefits.add(part(benefit.get(), policy, years, i));
        }
        return Optional.of(benefits);
    }

    private static List<LineSplit> divided(LineSplit whole, List<Long> days) {
        List<Money> fullSelfPay = whole.fullSelfPay().shareOut(days, 1);
        List<Money> overLimit = whole.overLimit().shareOut(days, 1);
        List<Money> priorSelfPay = whole.priorSelfPay().shareOut(days, 1);
        List<Money> inScope = whole.inScope().shareOut(days, 1);
        List<LineSplit> parts = new ArrayList<>();
        for (int i = 0; i < days.size(); i++) {
            parts.add(
                    new LineSplit(
                            fullSelfPay.get(i),
                            overLimit.get(i),
                            priorSelfPay.get(i),
                            inScope.get(i)));
        }
        return parts;
    }

    /** The bill is counted once, in its first year; and its explanation says which part this is. */
    private static Benefit part(
            Benefit benefit, BenefitPolicy policy, List<YearPart> years, int i) {
        List<ExplainedAmount> explanation = new ArrayList<>();
        explanation.add(
                ExplainedAmount.of(
                        BenefitRule.YEAR_PART,
                        benefit.split().total(),
                        "year",
                        years.get(i).year(),
                        "days",
                        years.get(i).days(),
                        "ofDays",
                        years.stream().mapToInt(YearPart::days).sum()));
        explanation.add(
                ExplainedAmount.of(
                        BenefitRule.YEAR_POLICY,
                        Money.ZERO,
                        "policy",
                        policy.name(),
                        "version",
                        policy.version()));
        explanation.addAll(benefit.explanation());
        YearUse change = benefit.change();
        return new Benefit(
                benefit.split(),
                benefit.deductible(),
                benefit.poolingRate(),
                i == 0 ? change : change.continued(),
                explanation);
    }

    /** The parts as the one bill that they are. */
    public static Benefit together(List<Benefit> parts) {
        if (parts.size() == 1) {
            return parts.get(0);
        }
        EnumMap<Fund, Money> funds = new EnumMap<>(Fund.class);
        for (Benefit part : parts) {
            part.split().funds().forEach((fund, paid) -> funds.merge(fund, paid, Money::plus));
        }
        FundSplit split = sum(parts.stream().map(Benefit::split).toList(), funds);
        Money pooling = funds.getOrDefault(Fund.POOLING, Money.ZERO);
        return new Benefit(
                split,
                Money.sum(parts.stream().map(Benefit::deductible).toList()),
                split.inScope().isPositive() ? Rate.of(pooling, split.inScope()) : Rate.ZERO,
                parts.stream().map(Benefit::change).reduce(YearUse.NOTHING, YearUse::plus),
                parts.stream().flatMap(part -> part.explanation().stream()).toList());
    }

    private static FundSplit sum(List<FundSplit> parts, Map<Fund, Money> funds) {
        return new FundSplit(
                Money.sum(parts.stream().map(FundSplit::total).toList()),
                Money.sum(parts.stream().map(FundSplit::fullSelfPay).toList()),
                Money.sum(parts.stream().map(FundSplit::overLimit).toList()),
                Money.sum(parts.stream().map(FundSplit::priorSelfPay).toList()),
                Money.sum(parts.stream().map(FundSplit::inScope).toList()),
                funds,
                Money.sum(parts.stream().map(FundSplit::account).toList()),
                Money.sum(parts.stream().map(FundSplit::mutualAid).toList()),
                Money.sum(parts.stream().map(FundSplit::cash).toList()),
                Money.sum(parts.stream().map(FundSplit::hospitalBorne).toList()));
    }
}
