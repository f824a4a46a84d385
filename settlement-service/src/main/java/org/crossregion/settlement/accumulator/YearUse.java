package org.crossregion.settlement.accumulator;

import org.crossregion.values.CareType;
import org.crossregion.values.Fund;
import org.crossregion.values.Money;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/**
 * What a person has used in a year under one scheme (年度累计), or what one bill adds to it; a mirror
 * adds the negative.
 *
 * @param bills settled and not taken back
 * @param admissions that have borne a deductible of their own
 * @param total of the bills
 * @param deductible borne of the deductibles per admission
 * @param yearlyDeductibles borne of the deductibles per year, by kind of care; what is nothing is
 *     absent
 * @param pooling 统筹基金累计支付
 * @param poolingByCare the same by kind of care; what is nothing is absent
 * @param layers of the further funds; a layer with nothing is absent
 */
public record YearUse(
        int bills,
        int admissions,
        Money total,
        Money deductible,
        Map<CareType, Money> yearlyDeductibles,
        Money pooling,
        Map<CareType, Money> poolingByCare,
        Map<Fund, LayerUse> layers) {

    public static final YearUse NOTHING =
            new YearUse(0, 0, Money.ZERO, Money.ZERO, Map.of(), Money.ZERO, Map.of(), Map.of());

    public YearUse {
        EnumMap<Fund, LayerUse> used = new EnumMap<>(Fund.class);
        layers.forEach(
                (fund, use) -> {
                    if (!use.isNothing()) {
                        used.put(fund, use);
                    }
                });
        layers = Collections.unmodifiableMap(used);
        yearlyDeductibles = something(yearlyDeductibles);
        poolingByCare = something(poolingByCare);
    }

    private static Map<CareType, Money> something(Map<CareType, Money> byCare) {
        EnumMap<CareType, Money> there = new EnumMap<>(CareType.class);
        byCare.forEach(
                (care, amount) -> {
                    if (!amount.isZero()) {
                        there.put(care, amount);
                    }
                });
        return Collections.unmodifiableMap(there);
    }

    /** What was borne of the yearly deductible that some kinds of care share. */
    public Money yearlyDeductible(Set<CareType> shared) {
        return of(yearlyDeductibles, shared);
    }

    /** What the pooling fund paid for some kinds of care. */
    public Money pooling(Set<CareType> shared) {
        return of(poolingByCare, shared);
    }

    private static Money of(Map<CareType, Money> byCare, Set<CareType> shared) {
        return Money.sum(
                shared.stream().map(care -> byCare.getOrDefault(care, Money.ZERO)).toList());
    }

    /** Borne of the deductibles per year, whatever the care. */
    public Money yearlyDeductible() {
        return Money.sum(yearlyDeductibles.values());
    }

    public LayerUse layer(Fund fund) {
        return layers.getOrDefault(fund, LayerUse.NOTHING);
    }

    /**
     * The same for whoever asks which admission of the year it is.
     *
     * @param number of those before it
     */
    public YearUse afterAdmissions(int number) {
        return new YearUse(
                bills,
                number,
                total,
                deductible,
                yearlyDeductibles,
                pooling,
                poolingByCare,
                layers);
    }

    /** The same where some more of the yearly deductibles counts as borne. */
    public YearUse bearing(Map<CareType, Money> deductibles) {
        return plus(
                new YearUse(
                        0, 0, Money.ZERO, Money.ZERO, deductibles, Money.ZERO, Map.of(), Map.of()));
    }

    /** The same of a bill that is counted in another year. */
    public YearUse continued() {
        return new YearUse(
                0,
                admissions,
                total,
                deductible,
                yearlyDeductibles,
                pooling,
                poolingByCare,
                layers);
    }

    public YearUse plus(YearUse other) {
        EnumMap<Fund, LayerUse> sums = new EnumMap<>(Fund.class);
        sums.putAll(layers);
        other.layers.forEach((fund, use) -> sums.merge(fund, use, LayerUse::plus));
        return new YearUse(
                bills + other.bills,
                admissions + other.admissions,
                total.plus(other.total),
                deductible.plus(other.deductible),
                plus(yearlyDeductibles, other.yearlyDeductibles),
                pooling.plus(other.pooling),
                plus(poolingByCare, other.poolingByCare),
                sums);
    }

    private static Map<CareType, Money> plus(Map<CareType, Money> one, Map<CareType, Money> other) {
        EnumMap<CareType, Money> sums = new EnumMap<>(CareType.class);
        sums.putAll(one);
        other.forEach((care, amount) -> sums.merge(care, amount, Money::plus));
        return sums;
    }

    /**
     * The same as what a top-up adds: no bill, and of the funds what it pays.
     *
     * @param funds what each pays more, or less
     */
    public YearUse paying(CareType care, Map<Fund, Money> funds) {
        EnumMap<Fund, LayerUse> paid = new EnumMap<>(Fund.class);
        layers.forEach(
                (fund, use) ->
                        paid.put(
                                fund,
                                new LayerUse(use.base(), funds.getOrDefault(fund, Money.ZERO))));
        Money fromPooling = funds.getOrDefault(Fund.POOLING, Money.ZERO);
        return new YearUse(
                0,
                0,
                Money.ZERO,
                deductible,
                yearlyDeductibles,
                fromPooling,
                Map.of(care, fromPooling),
                paid);
    }

    public YearUse negated() {
        EnumMap<Fund, LayerUse> negated = new EnumMap<>(Fund.class);
        layers.forEach((fund, use) -> negated.put(fund, use.negated()));
        return new YearUse(
                -bills,
                -admissions,
                total.negated(),
                deductible.negated(),
                negated(yearlyDeductibles),
                pooling.negated(),
                negated(poolingByCare),
                negated);
    }

    private static Map<CareType, Money> negated(Map<CareType, Money> byCare) {
        EnumMap<CareType, Money> negated = new EnumMap<>(CareType.class);
        byCare.forEach((care, amount) -> negated.put(care, amount.negated()));
        return negated;
    }
}
