package org.crossregion.settlement.benefit;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

import org.crossregion.settlement.accumulator.YearUse;
import org.crossregion.values.Fund;
import org.crossregion.values.Money;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** A stay in several years, under policies that can be written at all: its parts are the bill. */
class CrossYearPropertyTest {

    private final BenefitPropertyTest random = new BenefitPropertyTest();

    @Property(tries = 200)
    void the_parts_of_a_stay_add_up_to_its_bill(
            @ForAll("policies") BenefitPolicy policy,
            @ForAll("questions") BenefitQuestion asked,
            @ForAll("years") List<YearPart> years) {
        List<Benefit> parts = CrossYearBill.compute(year -> policy, asked, years).orElseThrow();
        Benefit bill = CrossYearBill.together(parts);

        assertThat(parts).hasSameSizeAs(years);
        assertThat(bill.split().total()).isEqualTo(asked.parts().total());
        assertThat(bill.split().fullSelfPay()).isEqualTo(asked.parts().fullSelfPay());
        assertThat(bill.split().overLimit()).isEqualTo(asked.parts().overLimit());
        assertThat(bill.split().priorSelfPay()).isEqualTo(asked.parts().priorSelfPay());
        assertThat(bill.split().inScope()).isEqualTo(asked.parts().inScope());
        assertThat(bill.split().account()).isLessThanOrEqualTo(asked.accountBalance());
        assertThat(sum(parts.stream().map(one -> one.split().cash()).toList()))
                .isEqualTo(bill.split().cash());
        assertThat(parts).noneMatch(one -> one.split().cash().isNegative());
        assertThat(bill.change().bills()).isEqualTo(1);
        assertThat(bill.change().total()).isEqualTo(asked.parts().total());
        assertThat(bill.change().admissions())
                .isEqualTo(asked.stay() && !asked.stayCounted() ? 1 : 0);
    }

    @Property(tries = 200)
    void each_part_is_its_share_of_the_days_to_the_fen(
            @ForAll("policies") BenefitPolicy policy,
            @ForAll("questions") BenefitQuestion asked,
            @ForAll("years") List<YearPart> years) {
        List<Benefit> parts = CrossYearBill.compute(year -> policy, asked, years).orElseThrow();
        long days = years.stream().mapToLong(YearPart::days).sum();

        for (int i = 0; i < years.size(); i++) {
            long exact = asked.parts().inScope().fen() * years.get(i).days() / days;
            assertThat(parts.get(i).split().inScope().fen()).isBetween(exact, exact + 1);
        }
    }

    @Property(tries = 200)
    void one_deductible_of_an_admission_and_one_quota_are_borne_for_all_parts(
            @ForAll("policies") BenefitPolicy policy,
            @ForAll("questions") BenefitQuestion asked,
            @ForAll("years") List<YearPart> years) {
        CareTerms terms = policy.care().get(0);
        List<Benefit> parts = CrossYearBill.compute(year -> policy, asked, years).orElseThrow();

        if (terms.deductiblePer() == CareTerms.DeductiblePer.ADMISSION) {
            int admission = Math.max(1, asked.used().admissions() + (asked.stayCounted() ? 0 : 1));
            Money once =
                    terms.standard(admission).minus(asked.deductibleOfStay()).orZeroIfNegative();
            assertThat(sum(parts.stream().map(Benefit::deductible).toList()))
                    .isEqualTo(once.min(asked.parts().inScope()));
        }
        terms.quota()
                .ifPresent(
                        quota ->
                                assertThat(CrossYearBill.together(parts).split().fund(Fund.POOLING))
                                        .isLessThanOrEqualTo(quota.limit()));
    }

    @Property(tries = 200)
    void no_year_passes_its_own_ceiling(
            @ForAll("policies") BenefitPolicy policy,
            @ForAll("questions") BenefitQuestion asked,
            @ForAll("years") List<YearPart> years) {
        List<Benefit> parts = CrossYearBill.compute(year -> policy, asked, years).orElseThrow();

        for (int i = 0; i < years.size(); i++) {
            YearUse used = i == 0 ? asked.used() : years.get(i).used();
            assertThat(used.pooling().plus(parts.get(i).change().pooling()))
                    .isLessThanOrEqualTo(policy.poolingCeiling().max(used.pooling()));
        }
    }

    @Property(tries = 200)
    void every_day_is_in_one_year_and_the_day_of_discharge_in_none(
            @ForAll @IntRange(max = 2000) int from, @ForAll @IntRange(max = 900) int length) {
        LocalDate admitted = LocalDate.of(2024, 1, 1).plusDays(from);
        LocalDate discharged = admitted.plusDays(length);

        List<YearPart.Days> years = YearPart.of(admitted, discharged);

        assertThat(years.stream().mapToInt(YearPart.Days::days).sum())
                .isEqualTo(Math.max(1, length));
        assertThat(years.get(0).year()).isEqualTo(admitted.getYear());
        assertThat(years.get(years.size() - 1).year())
                .isEqualTo(length == 0 ? admitted.getYear() : discharged.minusDays(1).getYear());
        for (int i = 1; i < years.size(); i++) {
            assertThat(years.get(i).year()).isEqualTo(years.get(i - 1).year() + 1);
        }
    }

    @Example
    void the_turn_of_the_year_is_on_the_first_of_january() {
        assertThat(YearPart.of(LocalDate.of(2026, 12, 25), LocalDate.of(2026, 12, 31)))
                .containsExactly(new YearPart.Days(2026, 6));
        assertThat(YearPart.of(LocalDate.of(2026, 12, 25), LocalDate.of(2027, 1, 1)))
                .containsExactly(new YearPart.Days(2026, 7));
        assertThat(YearPart.of(LocalDate.of(2026, 12, 25), LocalDate.of(2027, 1, 2)))
                .containsExactly(new YearPart.Days(2026, 7), new YearPart.Days(2027, 1));
        assertThat(YearPart.of(LocalDate.of(2027, 1, 1), LocalDate.of(2027, 1, 1)))
                .containsExactly(new YearPart.Days(2027, 1));
    }

    private static Money sum(List<Money> amounts) {
        return Money.sum(amounts);
    }

    @Provide
    Arbitrary<BenefitPolicy> policies() {
        return random.policies();
    }

    @Provide
    Arbitrary<BenefitQuestion> questions() {
        return random.questions();
    }

    @Provide
    Arbitrary<List<YearPart>> years() {
        return Arbitraries.integers()
                .between(1, 366)
                .list()
                .ofMinSize(2)
                .ofMaxSize(3)
                .flatMap(
                        days ->
                                BenefitPropertyTest.used()
                                        .list()
                                        .ofSize(days.size())
                                        .map(
                                                used -> {
                                                    List<YearPart> years = new ArrayList<>();
                                                    for (int i = 0; i < days.size(); i++) {
                                                        years.add(
                                                                new YearPart(
                                                                        2025 + i,
                                                                        days.get(i),
                                                                        used.get(i)));
                                                    }
                                                    return years;
                                                }));
    }
}
