package org.crossregion.settlement.topup;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.crossregion.settlement.accumulator.YearChange;
import org.crossregion.settlement.accumulator.YearUse;
import org.crossregion.settlement.benefit.Benefit;
import org.crossregion.settlement.benefit.BenefitPolicy;
import org.crossregion.settlement.benefit.BenefitQuestion;
import org.crossregion.settlement.benefit.BenefitQuestion.FiledAs;
import org.crossregion.settlement.benefit.CrossYearBill;
import org.crossregion.settlement.benefit.RandomPolicies;
import org.crossregion.settlement.benefit.YearPart;
import org.crossregion.values.CareType;
import org.crossregion.values.FilingType;
import org.crossregion.values.Fund;
import org.crossregion.values.FundSplit;
import org.crossregion.values.Money;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * A stay in two years, billed with what was wrong and topped up with what is right, under random
 * policies of either year: afterwards each year is as if the bill had been right at once.
 */
class DividedTopUpPropertyTest {

    private static final int FIRST = 2026;

    /** A random case: what was billed in each year, and what is due. */
    private record Case(
            IntFunction<BenefitPolicy> policies,
            BenefitQuestion right,
            List<YearUse> found,
            List<Integer> days,
            List<Benefit> billed,
            List<Benefit> due) {

        /**
         * @param later what was settled in each year since
         */
        List<BilledPart> parts(List<YearUse> later) {
            List<BilledPart> parts = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                YearUse added = billed.get(i).change();
                parts.add(
                        new BilledPart(
                                FIRST + i,
                                days.get(i),
                                found.get(i),
                                added,
                                found.get(i).plus(added).plus(later.get(i)),
                                billed.get(i).split().funds()));
            }
            return parts;
        }

        List<Underpaid.Year> underpaid(List<BilledPart> parts) {
            List<Underpaid.Year> years = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                years.add(parts.get(i).underpaid(due.get(i), policies.apply(FIRST + i), right));
            }
            return years;
        }
    }

    private static final List<YearUse> NOTHING_SINCE = List.of(YearUse.NOTHING, YearUse.NOTHING);

    @Property(tries = 100)
    void what_was_paid_and_what_is_topped_up_are_what_is_due_in_each_year(
            @ForAll("cases") Case one) {
        List<BilledPart> parts = one.parts(NOTHING_SINCE);
        List<Underpaid.Year> years = one.underpaid(parts);

        for (int i = 0; i < 2; i++) {
            FundSplit due = one.due().get(i).split();
            for (Fund fund : Fund.values()) {
                assertThat(
                                parts.get(i)
                                        .paid()
                                        .getOrDefault(fund, Money.ZERO)
                                        .plus(years.get(i).funds().getOrDefault(fund, Money.ZERO)))
                        .isEqualTo(due.fund(fund));
            }
            assertThat(years.get(i).paid().plus(years.get(i).amount()))
                    .isEqualTo(years.get(i).due())
                    .isEqualTo(due.fundTotal());
            YearUse now = parts.get(i).now().plus(years.get(i).change());
            YearUse right = one.found().get(i).plus(one.due().get(i).change());
            assertThat(now.pooling()).isEqualTo(right.pooling());
            assertThat(now.deductible()).isEqualTo(right.deductible());
            assertThat(now.yearlyDeductibles()).isEqualTo(right.yearlyDeductibles());
            assertThat(now.total()).isEqualTo(right.total());
            assertThat(now.bills()).isEqualTo(right.bills());
            assertThat(now.admissions()).isEqualTo(right.admissions());
        }
    }

    @Property(tries = 100)
    void nothing_more_is_due_once_it_is_paid(@ForAll("cases") Case one) {
        List<BilledPart> parts = one.parts(NOTHING_SINCE);
        List<Underpaid.Year> years = one.underpaid(parts);
        List<BilledPart> paid = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            BilledPart part = parts.get(i);
            Map<Fund, Money> funds = new EnumMap<>(Fund.class);
            funds.putAll(part.paid());
            years.get(i).funds().forEach((fund, more) -> funds.merge(fund, more, Money::plus));
            YearUse change = years.get(i).change();
            paid.add(
                    new BilledPart(
                            part.year(),
                            part.days(),
                            part.found(),
                            part.added().plus(change),
                            part.now().plus(change),
                            funds));
        }

        for (Underpaid.Year year : one.underpaid(paid)) {
            assertThat(year.funds()).isEmpty();
            assertThat(year.amount()).isEqualTo(Money.ZERO);
            assertThat(year.deductible()).isEqualTo(Money.ZERO);
            assertThat(year.change().pooling()).isEqualTo(Money.ZERO);
        }
    }

    @Property(tries = 100)
    void no_year_passes_its_ceiling_whatever_was_settled_since(
            @ForAll("cases") Case one, @ForAll("lives") List<BenefitQuestion> life) {
        List<YearUse> since = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            YearUse before = one.found().get(i).plus(one.billed().get(i).change());
            since.add(lived(one.policies().apply(FIRST + i), life, before).plus(before.negated()));
        }
        List<BilledPart> parts = one.parts(since);
        List<Underpaid.Year> years = one.underpaid(parts);

        for (int i = 0; i < 2; i++) {
            BenefitPolicy policy = one.policies().apply(FIRST + i);
            Money before = parts.get(i).now().pooling();
            assertThat(before.plus(years.get(i).change().pooling()))
                    .isLessThanOrEqualTo(policy.poolingCeiling().max(before));
            assertThat(years.get(i).paid().plus(years.get(i).amount()))
                    .isLessThanOrEqualTo(years.get(i).due());
        }
    }

    @Property(tries = 100)
    void what_is_taken_back_leaves_no_trace(@ForAll("cases") Case one) {
        List<BilledPart> parts = one.parts(NOTHING_SINCE);
        for (int i = 0; i < 2; i++) {
            YearUse change = one.underpaid(parts).get(i).change();
            assertThat(parts.get(i).now().plus(change).plus(change.negated()))
                    .isEqualTo(parts.get(i).now());
        }
    }

    @Property(tries = 100)
    void the_explanation_says_how_a_bill_was_divided(@ForAll("cases") Case one) {
        Benefit bill = CrossYearBill.together(one.billed());
        List<YearChange> changes =
                List.of(
                        new YearChange(FIRST, YearUse.NOTHING, YearUse.NOTHING, 0),
                        new YearChange(FIRST + 1, YearUse.NOTHING, YearUse.NOTHING, 0));

        List<BilledDays> days = BilledDays.of(bill.split(), changes, bill.explanation());

        assertThat(days).hasSize(2);
        for (int i = 0; i < 2; i++) {
            assertThat(days.get(i).year()).isEqualTo(FIRST + i);
            assertThat(days.get(i).days()).isEqualTo(one.days().get(i));
            EnumMap<Fund, Money> paid = new EnumMap<>(Fund.class);
            paid.putAll(days.get(i).paid());
            paid.values().removeIf(Money::isZero);
            assertThat(paid).isEqualTo(one.billed().get(i).split().funds());
        }
    }

    @Property(tries = 100)
    void an_admission_in_two_years_bears_the_deductible_of_its_first_year(
            @ForAll("cases") Case one) {
        Benefit alone = one.policies().apply(FIRST).compute(one.right()).orElseThrow();
        Money inBoth = Money.sum(one.due().stream().map(Benefit::deductible).toList());

        assertThat(inBoth).isEqualTo(alone.deductible());
    }

    /** What a year holds after some bills. */
    private static YearUse lived(BenefitPolicy policy, List<BenefitQuestion> bills, YearUse used) {
        YearUse now = used;
        for (BenefitQuestion bill : bills) {
            YearUse before = now;
            now = before.plus(policy.compute(on(bill, before)).orElseThrow().change());
        }
        return now;
    }

    private static BenefitQuestion on(BenefitQuestion bill, YearUse used) {
        return question(
                bill, bill.careType(), bill.personType(), bill.civilServant(), bill.filing(), used);
    }

    private static BenefitQuestion question(
            BenefitQuestion bill,
            CareType care,
            String personType,
            boolean civilServant,
            FiledAs filing,
            YearUse used) {
        return new BenefitQuestion(
                bill.parts(),
                care,
                bill.level(),
                personType,
                civilServant,
                filing,
                used,
                care == CareType.INPATIENT,
                false,
                Money.ZERO,
                bill.accountBalance(),
                bill.useAccount(),
                bill.accountSuspended());
    }

    private static Case random(
            String first,
            String second,
            List<BenefitQuestion> life,
            int daysBefore,
            int daysAfter) {
        List<BenefitPolicy> both = List.of(RandomPolicies.read(first), RandomPolicies.read(second));
        IntFunction<BenefitPolicy> policies = year -> both.get(year - FIRST);
        List<YearUse> found =
                List.of(
                        lived(both.get(0), life.subList(0, 2), YearUse.NOTHING),
                        lived(both.get(1), life.subList(2, 4), YearUse.NOTHING));
        BenefitQuestion wrong =
                question(
                        life.get(4),
                        CareType.INPATIENT,
                        "11",
                        false,
                        new FiledAs(Optional.empty(), true),
                        found.get(0));
        BenefitQuestion right =
                question(
                        life.get(4),
                        CareType.INPATIENT,
                        "12",
                        true,
                        FiledAs.of(FilingType.RESETTLED_RETIREE),
                        found.get(0));
        List<YearPart> years =
                List.of(
                        new YearPart(FIRST, daysBefore, found.get(0)),
                        new YearPart(FIRST + 1, daysAfter, found.get(1)));
        return new Case(
                policies,
                right,
                found,
                List.of(daysBefore, daysAfter),
                CrossYearBill.compute(policies, wrong, years).orElseThrow(),
                CrossYearBill.compute(policies, right, years).orElseThrow());
    }

    @Provide
    Arbitrary<Case> cases() {
        return Combinators.combine(
                        RandomPolicies.files(),
                        RandomPolicies.files(),
                        RandomPolicies.lives(),
                        Arbitraries.integers().between(1, 40),
                        Arbitraries.integers().between(1, 40))
                .as(DividedTopUpPropertyTest::random);
    }

    @Provide
    Arbitrary<List<BenefitQuestion>> lives() {
        return RandomPolicies.lives();
    }
}
