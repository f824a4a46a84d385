package org.crossregion.settlement.benefit;

import org.crossregion.settlement.accumulator.LayerUse;
import org.crossregion.settlement.accumulator.YearUse;
import org.crossregion.values.Fund;
import org.crossregion.values.FundSplit;
import org.crossregion.values.Money;
import org.crossregion.values.Rate;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One bill going down the layers of a policy; what is left of it shrinks on the way. */
final class BenefitComputation {

    private final BenefitPolicy policy;
    private final CareTerms terms;
    private final BenefitQuestion question;

    private final List<ExplainedAmount> explanation = new ArrayList<>();
    private final EnumMap<Fund, Money> funds = new EnumMap<>(Fund.class);
    private final EnumMap<Fund, LayerUse> layers = new EnumMap<>(Fund.class);

    /** What of the in-scope part no layer has taken, and what of the part paid first. */
    private Money inScopeLeft;

    private Money priorLeft;

    /** Of what is left in scope: to be claimed at home, so that no later layer pays it again. */
    private Money claimed = Money.ZERO;

    private Money aboveCeiling;

    /** What the fund would have paid beyond the limit per bill, where the hospital bears it. */
    private Money hospitalBorne = Money.ZERO;

    BenefitComputation(BenefitPolicy policy, CareTerms terms, BenefitQuestion question) {
        this.policy = policy;
        this.terms = terms;
        this.question = question;
        this.inScopeLeft = question.parts().inScope();
        this.priorLeft = question.parts().priorSelfPay();
    }

    Benefit compute() {
        explain(
                BenefitRule.FILED,
                Money.ZERO,
                "filing",
                question.filing().code(),
                "level",
                question.level().code(),
                "personType",
                question.personType(),
                "careType",
                question.careType().code());
        explainParts();
        Money deductible = deductible();
        Money pooling = pooling(deductible);
        policy.layers().stream().filter(layer -> layer.applyTo(question)).forEach(this::pay);
        Money personal =
                question.parts().total().minus(Money.sum(funds.values())).minus(hospitalBorne);
        Money account = account();
        Money cash = personal.minus(account);
        explain(BenefitRule.HOSPITAL_BORNE, hospitalBorne);
        explain(BenefitRule.CASH, cash, "personal", personal, "account", account);

        FundSplit split =
                new FundSplit(
                        question.parts().total(),
                        question.parts().fullSelfPay(),
                        question.parts().overLimit(),
                        question.parts().priorSelfPay(),
                        question.parts().inScope(),
                        funds,
                        account,
                        Money.ZERO,
                        cash,
                        hospitalBorne);
        boolean yearly = terms.deductiblePer() == CareTerms.DeductiblePer.YEAR;
        YearUse change =
                new YearUse(
                        1,
                        question.stay() && !question.stayCounted() ? 1 : 0,
                        split.total(),
                        yearly ? Money.ZERO : deductible,
                        yearly ? Map.of(question.careType(), deductible) : Map.of(),
                        pooling,
                        Map.of(question.careType(), pooling),
                        layers);
        Rate rate = split.inScope().isPositive() ? Rate.of(pooling, split.inScope()) : Rate.ZERO;
        return new Benefit(split, deductible, rate, change, explanation);
    }

    private void explainParts() {
        explain(BenefitRule.FULL_SELF_PAY, question.parts().fullSelfPay());
        explain(BenefitRule.OVER_LIMIT, question.parts().overLimit());
        explain(BenefitRule.PRIOR_SELF_PAY, question.parts().priorSelfPay());
        explain(BenefitRule.IN_SCOPE, question.parts().inScope());
    }

    private Money deductible() {
        if (terms.deductiblePer() == CareTerms.DeductiblePer.YEAR) {
            Money standard = terms.standard(1);
            Money before = question.used().yearlyDeductible(terms.careTypes());
            Money borne = left(standard, before);
            explain(
                    BenefitRule.YEARLY_DEDUCTIBLE,
                    borne,
                    "standard",
                    standard,
                    "borneBefore",
                    before);
            return borne;
        }
        int admission =
                Math.max(1, question.used().admissions() + (question.stayCounted() ? 0 : 1));
        Money standard = terms.standard(admission);
        Money before = question.deductibleOfStay();
        Money borne = left(standard, before);
        explain(
                BenefitRule.DEDUCTIBLE,
                borne,
                "admission",
                admission,
                "standard",
                standard,
                "borneBefore",
                before);
        return borne;
    }

    private Money left(Money standard, Money before) {
        return standard.minus(before).orZeroIfNegative().min(question.parts().inScope());
    }

    private Money pooling(Money deductible) {
        List<Segment> segments = lowered();
        Money inScope = question.parts().inScope();
        for (Segment segment : segments) {
            Money cost = segment.within(deductible, inScope);
            if (cost.isPositive()) {
                explain(
                        BenefitRule.SEGMENT,
                        Segment.pay(List.of(segment), deductible, inScope),
                        "over",
                        segment.over().max(deductible),
                        "upTo",
                        segment.upTo().map(Money::toString).orElse("∞"),
                        "cost",
                        cost,
                        "rate",
                        segment.rate());
            }
        }
        Money bySegments = Segment.pay(segments, deductible, inScope);
        Money byQuota =
                terms.quota()
                        .map(quota -> byQuota(quota, segments, deductible, bySegments))
                        .orElse(bySegments);
        Money byCare =
                terms.yearlyCeiling()
                        .map(
                                ceiling ->
                                        within(
                                                BenefitRule.CARE_CEILING,
                                                byQuota,
                                                ceiling,
                                                question.used().pooling(terms.careTypes())))
                        .orElse(byQuota);
        Money pooling =
                within(
                        BenefitRule.CEILING,
                        byCare,
                        policy.poolingCeiling(),
                        question.used().pooling());
        aboveCeiling = byCare.minus(pooling);
        explain(
                BenefitRule.POOLING,
                pooling,
                "bySegments",
                bySegments,
                "aboveQuota",
                bySegments.minus(byQuota),
                "aboveCareCeiling",
                byQuota.minus(byCare),
                "aboveCeiling",
                aboveCeiling);
        funds.put(Fund.POOLING, pooling);
        inScopeLeft = inScopeLeft.minus(pooling);
        return pooling;
    }

    /** The bands with the shares that hold for how the person is filed. */
    private List<Segment> lowered() {
        Reductions reductions = policy.reductions();
        Rate reduction = reductions.of(question.filing());
        if (reduction.basisPoints() > 0) {
            boolean points = reductions.by() == Reductions.By.POINTS;
            explain(
                    points ? BenefitRule.REDUCTION : BenefitRule.REDUCTION_OF_SHARE,
                    Money.ZERO,
                    "filing",
                    question.filing().code(),
                    points ? "points" : "percent",
                    reduction);
        }
        return terms.segments().stream()
                .map(segment -> reductions.lowered(segment, reduction))
                .toList();
    }

    private Money byQuota(Quota quota, List<Segment> segments, Money deductible, Money bySegments) {
        boolean ofCost = quota.of() == Quota.Of.COST;
        Money inScope = question.parts().inScope();
        Money paid =
                ofCost
                        ? Segment.pay(segments, deductible, inScope.min(quota.limit()))
                        : bySegments.min(quota.limit());
        Money excess = bySegments.minus(paid);
        if (excess.isZero()) {
            return bySegments;
        }
        if (quota.hospitalBearsExcess()) {
            hospitalBorne = excess;
            inScopeLeft = inScopeLeft.minus(excess);
        }
        explain(
                ofCost ? BenefitRule.PER_CASE_COST : BenefitRule.PER_CASE,
                excess,
                "limit",
                quota.limit(),
                ofCost ? "cost" : "bySegments",
                ofCost ? inScope : bySegments,
                "bearer",
                quota.hospitalBearsExcess() ? Wording.HOSPITAL : Wording.PERSON);
        return paid;
    }

    /** What a yearly ceiling leaves of an amount. */
    private Money within(BenefitRule rule, Money amount, Money ceiling, Money before) {
        Money left = amount.min(ceiling.minus(before).orZeroIfNegative());
        if (left.compareTo(amount) < 0) {
            explain(rule, amount.minus(left), "ceiling", ceiling, "paidBefore", before);
        }
        return left;
    }

    private void pay(LayerTerms layer) {
        boolean withPrior = layer.base() == LayerTerms.Base.SELF_PAY_AND_PRIOR;
        Money open = inScopeLeft.plus(withPrior ? priorLeft : Money.ZERO).minus(claimed);
        Money base =
                (layer.base() == LayerTerms.Base.ABOVE_CEILING ? aboveCeiling.min(open) : open)
                        .orZeroIfNegative();
        LayerUse before = question.used().layer(layer.fund());
        Money after = before.base().plus(base);
        Money due = Segment.pay(layer.segments(), before.base(), after).min(base);
        Money amount =
                layer.yearlyCeiling()
                        .map(ceiling -> due.min(ceiling.minus(before.paid()).orZeroIfNegative()))
                        .orElse(due);
        layers.put(layer.fund(), new LayerUse(base, amount));
        if (layer.base() == LayerTerms.Base.ABOVE_CEILING) {
            aboveCeiling = aboveCeiling.minus(amount);
        }
        if (layer.settledDirectly()) {
            take(layer.fund(), amount);
        } else {
            claimed = claimed.plus(amount);
        }
        explain(layer, base, before, due, amount);
    }

    private void explain(LayerTerms layer, Money base, LayerUse before, Money due, Money amount) {
        List<Object> inputs =
                new ArrayList<>(
                        List.of(
                                "fund",
                                layer.fund().code(),
                                "basis",
                                layer.base().code(),
                                "base",
                                base,
                                "baseBefore",
                                before.base(),
                                "bands",
                                Segment.said(
                                        layer.segments(), before.base(), before.base().plus(base)),
                                "paidBefore",
                                before.paid()));
        if (!layer.settledDirectly()) {
            inputs.addAll(List.of("claimedAt", layer.claimedAt()));
        }
        explain(
                layer.settledDirectly() ? BenefitRule.LAYER : BenefitRule.LAYER_CLAIMED_AT_HOME,
                amount,
                inputs.toArray());
        if (amount.compareTo(due) < 0) {
            explain(
                    BenefitRule.LAYER_CEILING,
                    due.minus(amount),
                    "fund",
                    layer.fund().code(),
                    "ceiling",
                    layer.yearlyCeiling().orElseThrow(),
                    "paidBefore",
                    before.paid());
        }
    }

    /** From the in-scope part first, then from what the person paid first. */
    private void take(Fund fund, Money amount) {
        Money fromScope = amount.min(inScopeLeft);
        inScopeLeft = inScopeLeft.minus(fromScope);
        priorLeft = priorLeft.minus(amount.minus(fromScope));
        funds.put(fund, amount);
    }

    private Money account() {
        Map<AccountTerms.Part, Money> open =
                Map.of(
                        AccountTerms.Part.IN_SCOPE,
                        inScopeLeft,
                        AccountTerms.Part.PRIOR_SELF_PAY,
                        priorLeft,
                        AccountTerms.Part.OVER_LIMIT,
                        question.parts().overLimit(),
                        AccountTerms.Part.FULL_SELF_PAY,
                        question.parts().fullSelfPay());
        Money payable = Money.sum(policy.account().parts().stream().map(open::get).toList());
        Optional<BenefitRule> against = againstAccount();
        if (against.isPresent()) {
            explain(against.get(), Money.ZERO);
            return Money.ZERO;
        }
        Money amount = question.accountBalance().min(payable);
        explain(
                BenefitRule.ACCOUNT,
                amount,
                "balance",
                question.accountBalance(),
                "payable",
                payable);
        return amount;
    }

    /** Why the account does not pay; absent if it may. */
    private Optional<BenefitRule> againstAccount() {
        if (policy.account().parts().isEmpty()) {
            return Optional.of(BenefitRule.ACCOUNT_NONE);
        }
        if (question.accountSuspended()) {
            return Optional.of(BenefitRule.ACCOUNT_SUSPENDED);
        }
        return question.useAccount() ? Optional.empty() : Optional.of(BenefitRule.ACCOUNT_NOT_USED);
    }

    private void explain(BenefitRule rule, Money amount, Object... inputs) {
        explanation.add(ExplainedAmount.of(rule, amount, inputs));
    }
}
