package org.crossregion.settlement.benefit;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.crossregion.settlement.accumulator.YearChange;
import org.crossregion.settlement.accumulator.YearUse;
import org.crossregion.values.Money;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * A person's life at the counter, under any policy: bills in one year or two, taken back in any
 * order, and some of that undone. The years are always what stands comes to, and once nothing
 * stands they are what they were.
 */
class HistoryPropertyTest {

    private final BenefitPropertyTest random = new BenefitPropertyTest();

    /** Settles a bill, or changes the state of one settled before. */
    private record Step(BenefitQuestion asked, int firstYear, int years, int bill) {}

    /** A bill, whether it stands or not. */
    private static final class Entered {
        private final List<YearChange> changes;
        private boolean stands = true;

        Entered(List<YearChange> changes) {
            this.changes = changes;
        }
    }

    @Property(tries = 150)
    void whatever_is_taken_back_in_whatever_order_the_years_are_what_stands(
            @ForAll("policies") BenefitPolicy policy, @ForAll("steps") List<Step> steps) {
        Map<Integer, YearUse> years = new HashMap<>();
        List<Entered> bills = new ArrayList<>();
        for (Step step : steps) {
            if (step.bill() >= bills.size()) {
                Entered bill = new Entered(settled(policy, step, years, bills));
                bills.add(bill);
                bill.changes.forEach(one -> apply(years, one.year(), one.change()));
            } else {
                turn(years, bills.get(step.bill()));
            }
            mustBeWhatStands(years, bills);
        }
        bills.stream().filter(bill -> bill.stands).forEach(bill -> turn(years, bill));

        assertThat(years.values()).allMatch(YearUse.NOTHING::equals);
    }

    /** Takes it back, or undoes that. */
    private static void turn(Map<Integer, YearUse> years, Entered bill) {
        for (YearChange one : bill.changes) {
            YearChange turned =
                    bill.stands
                            ? one.takenBack(years.get(one.year()))
                            : one.again(years.get(one.year()));
            apply(years, turned.year(), turned.change());
        }
        bill.stands = !bill.stands;
    }

    private static void apply(Map<Integer, YearUse> years, int year, YearUse change) {
        years.merge(year, change, YearUse::plus);
    }

    private static void mustBeWhatStands(Map<Integer, YearUse> years, List<Entered> bills) {
        Map<Integer, YearUse> standing = new HashMap<>();
        bills.stream()
                .filter(bill -> bill.stands)
                .flatMap(bill -> bill.changes.stream())
                .forEach(one -> apply(standing, one.year(), one.change()));
        years.forEach(
                (year, use) -> {
                    assertThat(use).isEqualTo(standing.getOrDefault(year, YearUse.NOTHING));
                    assertThat(use.bills()).isNotNegative();
                    assertThat(use.admissions()).isNotNegative();
                    assertThat(
                                    List.of(
                                            use.total(),
                                            use.deductible(),
                                            use.pooling(),
                                            use.yearlyDeductible()))
                            .noneMatch(Money::isNegative);
                });
    }

    private static List<YearChange> settled(
            BenefitPolicy policy, Step step, Map<Integer, YearUse> years, List<Entered> bills) {
        List<YearPart> parts = new ArrayList<>();
        for (int i = 0; i < (step.asked().stay() ? step.years() : 1); i++) {
            int year = step.firstYear() + i;
            parts.add(new YearPart(year, 3 + i, years.getOrDefault(year, YearUse.NOTHING)));
        }
        int admission = step.asked().stay() ? lowestFree(step.firstYear(), bills) : 0;
        YearUse first = parts.get(0).used();
        BenefitQuestion asked =
                BenefitPropertyTest.with(
                        step.asked(),
                        step.asked().parts(),
                        admission > 0 ? first.afterAdmissions(admission - 1) : first);
        List<Benefit> benefits = CrossYearBill.compute(year -> policy, asked, parts).orElseThrow();
        List<YearChange> changes = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            YearUse change = benefits.get(i).change();
            changes.add(
                    new YearChange(
                            parts.get(i).year(),
                            parts.get(i).used(),
                            change,
                            change.admissions() > 0 ? admission : 0));
        }
        return changes;
    }

    private static int lowestFree(int year, List<Entered> bills) {
        TreeSet<Integer> taken = new TreeSet<>();
        bills.stream()
                .filter(bill -> bill.stands)
                .flatMap(bill -> bill.changes.stream())
                .filter(one -> one.year() == year)
                .forEach(one -> taken.add(one.admission()));
        int next = 1;
        while (taken.contains(next)) {
            next++;
        }
        return next;
    }

    @Provide
    Arbitrary<BenefitPolicy> policies() {
        return random.policies();
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(
                        random.questions()
                                .map(
                                        asked ->
                                                new BenefitQuestion(
                                                        asked.parts(),
                                                        asked.careType(),
                                                        asked.level(),
                                                        asked.personType(),
                                                        asked.civilServant(),
                                                        asked.filing(),
                                                        YearUse.NOTHING,
                                                        asked.stay(),
                                                        false,
                                                        Money.ZERO,
                                                        asked.accountBalance(),
                                                        asked.useAccount(),
                                                        false)),
                        Arbitraries.of(2025, 2026),
                        Arbitraries.of(1, 2),
                        Arbitraries.integers().between(0, 12))
                .as(Step::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(30);
    }
}
