package org.crossregion.settlement.benefit;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

import org.crossregion.settlement.accumulator.LayerUse;
import org.crossregion.settlement.accumulator.YearUse;
import org.crossregion.settlement.benefit.BenefitQuestion.FiledAs;
import org.crossregion.settlement.catalogue.LineSplit;
import org.crossregion.values.CareType;
import org.crossregion.values.FilingType;
import org.crossregion.values.Fund;
import org.crossregion.values.Money;
import org.crossregion.values.Rate;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What holds for every policy that can be written, not only for the shipped ones. */
class BenefitPropertyTest {

    @Property
    void nothing_of_a_bill_is_lost_and_nobody_pays_less_than_nothing(
            @ForAll("policies") BenefitPolicy policy, @ForAll("questions") BenefitQuestion asked) {
        Benefit bill = policy.compute(asked).orElseThrow();

        // The split cannot be built unless both identities hold; here: over what is owed to whom.
        Money inScopePayers = bill.split().fundTotal();
        assertThat(inScopePayers)
                .isLessThanOrEqualTo(asked.parts().inScope().plus(asked.parts().priorSelfPay()));
        assertThat(bill.split().account()).isLessThanOrEqualTo(asked.accountBalance());
        assertThat(bill.split().cash().isNegative()).isFalse();
        assertThat(bill.split().total()).isEqualTo(asked.parts().total());
        assertThat(bill.deductible()).isLessThanOrEqualTo(asked.parts().inScope());
    }

    @Property
    void a_dearer_bill_is_no_smaller_burden_for_anybody(
            @ForAll("policies") BenefitPolicy policy,
            @ForAll("questions") BenefitQuestion asked,
            @ForAll @LongRange(max = 10_000_00) long more) {
        LineSplit parts = asked.parts();
        LineSplit dearer =
                new LineSplit(
                        parts.fullSelfPay(),
                        parts.overLimit(),
                        parts.priorSelfPay(),
                        parts.inScope().plus(Money.ofFen(more)));
        Benefit less = policy.compute(asked).orElseThrow();
        Benefit greater = policy.compute(with(asked, dearer, asked.used())).orElseThrow();

        for (Fund fund : Fund.values()) {
            assertThat(greater.split().fund(fund)).isGreaterThanOrEqualTo(less.split().fund(fund));
        }
        assertThat(greater.split().personal()).isGreaterThanOrEqualTo(less.split().personal());
    }

    @Property
    void the_pooling_fund_never_passes_its_yearly_ceiling(
            @ForAll("policies") BenefitPolicy policy, @ForAll("questions") BenefitQuestion asked) {
        YearUse used = asked.used();
        for (int bill = 0; bill < 4; bill++) {
            used =
                    used.plus(
                            policy.compute(with(asked, asked.parts(), used))
                                    .orElseThrow()
                                    .change());
        }

        Money most = policy.poolingCeiling().max(asked.used().pooling());
        assertThat(used.pooling()).isLessThanOrEqualTo(most);
    }

    @Property
    void taking_bills_back_in_any_order_leaves_the_year_as_it_was(
            @ForAll("policies") BenefitPolicy policy,
            @ForAll("questions") BenefitQuestion first,
            @ForAll("questions") BenefitQuestion second,
            @ForAll boolean firstGoesFirst) {
        YearUse start = first.used();
        YearUse one = policy.compute(first).orElseThrow().change();
        YearUse two =
                policy.compute(with(second, second.parts(), start.plus(one)))
                        .orElseThrow()
                        .change();
        YearUse after = start.plus(one).plus(two);

        YearUse restored =
                firstGoesFirst
                        ? after.plus(one.negated()).plus(two.negated())
                        : after.plus(two.negated()).plus(one.negated());

        assertThat(restored).isEqualTo(start);
    }

    @Property
    void the_mirror_of_a_bill_undoes_every_part_of_it(
            @ForAll("policies") BenefitPolicy policy, @ForAll("questions") BenefitQuestion asked) {
        var split = policy.compute(asked).orElseThrow().split();

        assertThat(split.total().plus(split.mirrored().total())).isEqualTo(Money.ZERO);
        assertThat(split.cleared(Set.of()).plus(split.mirrored().cleared(Set.of())))
                .isEqualTo(Money.ZERO);
    }

    @Provide
    Arbitrary<BenefitPolicy> policies() {
        Arbitrary<List<Money>> deductibles = amounts(3_000_00).list().ofMinSize(1).ofMaxSize(3);
        return Combinators.combine(
                        deductibles,
                        Arbitraries.of(CareTerms.DeductiblePer.class),
                        bands(false),
                        amounts(500_000_00),
                        amounts(100_000_00).optional(0.3),
                        layers(),
                        rates(3000),
                        Arbitraries.of(AccountTerms.Part.class).set())
                .as(
                        (amounts, per, segments, ceiling, perCase, layers, points, parts) ->
                                new BenefitPolicy(
                                        RegionCode.of("220100"),
                                        Scheme.EMPLOYEE,
                                        "random",
                                        1,
                                        "test",
                                        LocalDate.EPOCH,
                                        List.of(
                                                new CareTerms(
                                                        Set.of(CareType.values()),
                                                        Set.of(HospitalLevel.values()),
                                                        Set.of(),
                                                        Set.of(),
                                                        per,
                                                        amounts,
                                                        segments,
                                                        perCase.map(
                                                                most ->
                                                                        new Quota(
                                                                                most,
                                                                                Quota.Of.PAYMENT,
                                                                                most.fen() % 2
                                                                                        == 0)),
                                                        Optional.empty())),
                                        new Reductions(
                                                Reductions.By.POINTS,
                                                Map.of(FilingType.REFERRAL, points),
                                                points),
                                        ceiling,
                                        layers,
                                        new AccountTerms(parts),
                                        CrossYear.WHOLE,
                                        FreedDeductible.NEXT_BILL,
                                        ClaimTerms.DEFAULT,
                                        StayTerms.DEFAULT));
    }

    private static Arbitrary<List<LayerTerms>> layers() {
        Arbitrary<LayerTerms> one =
                Combinators.combine(
                                Arbitraries.of(Fund.class).filter(fund -> fund != Fund.POOLING),
                                Arbitraries.of(LayerTerms.Base.class),
                                bands(true),
                                amounts(200_000_00).optional(0.4),
                                Arbitraries.of(true, false),
                                Arbitraries.of(true, false))
                        .as(
                                (fund, base, segments, ceiling, servants, directly) ->
                                        new LayerTerms(
                                                fund, base, Set.of(), Set.of(), servants, segments,
                                                ceiling, directly, ""));
        return one.list()
                .ofMaxSize(4)
                .uniqueElements(LayerTerms::fund)
                .map(BenefitPropertyTest::aboveCeilingFirst);
    }

    private static List<LayerTerms> aboveCeilingFirst(List<LayerTerms> layers) {
        List<LayerTerms> sorted = new ArrayList<>(layers);
        sorted.sort(Comparator.comparing(layer -> layer.base() != LayerTerms.Base.ABOVE_CEILING));
        return sorted;
    }

    /** Bands that follow each other up to the sky. */
    private static Arbitrary<List<Segment>> bands(boolean aboveDeductible) {
        return Combinators.combine(
                        amounts(50_000_00),
                        amounts(60_000_00).map(width -> width.plus(Money.ofFen(1))),
                        rates(10_000),
                        rates(10_000))
                .as(
                        (start, width, lower, upper) -> {
                            Money over = aboveDeductible ? start : Money.ZERO;
                            Money middle = over.plus(width);
                            List<Segment> bands = new ArrayList<>();
                            bands.add(new Segment(over, Optional.of(middle), lower));
                            bands.add(new Segment(middle, Optional.empty(), upper));
                            return bands;
                        });
    }

    @Provide
    Arbitrary<BenefitQuestion> questions() {
        return Combinators.combine(
                        parts(),
                        Arbitraries.of(CareType.class),
                        Arbitraries.of(FilingType.class)
                                .optional(0.5)
                                .map(type -> new FiledAs(type, true)),
                        used(),
                        amounts(3_000_00),
                        amounts(5_000_00),
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false))
                .as(
                        (parts, care, filing, used, ofStay, balance, servant, account) ->
                                new BenefitQuestion(
                                        parts,
                                        care,
                                        HospitalLevel.TERTIARY,
                                        "11",
                                        servant,
                                        filing,
                                        used,
                                        care == CareType.INPATIENT,
                                        ofStay.isPositive() && used.admissions() > 0,
                                        ofStay,
                                        balance,
                                        account,
                                        false));
    }

    private static Arbitrary<LineSplit> parts() {
        return Combinators.combine(
                        amounts(5_000_00), amounts(500_00), amounts(5_000_00), amounts(300_000_00))
                .as(LineSplit::new);
    }

    static Arbitrary<YearUse> used() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 4),
                        amounts(3_000_00),
                        amounts(1_000_00),
                        amounts(400_000_00),
                        amounts(100_000_00),
                        amounts(50_000_00))
                .as(
                        (admissions, deductible, yearly, pooling, base, paid) -> {
                            Map<Fund, LayerUse> layers = new EnumMap<>(Fund.class);
                            layers.put(Fund.LARGE_AMOUNT, new LayerUse(base, paid));
                            layers.put(Fund.SERIOUS_ILLNESS, new LayerUse(base, Money.ZERO));
                            return new YearUse(
                                    admissions,
                                    admissions,
                                    Money.ZERO,
                                    deductible,
                                    Map.of(CareType.OUTPATIENT, yearly),
                                    pooling,
                                    Map.of(CareType.OUTPATIENT, pooling),
                                    layers);
                        });
    }

    static BenefitQuestion with(BenefitQuestion asked, LineSplit parts, YearUse used) {
        return new BenefitQuestion(
                parts,
                asked.careType(),
                asked.level(),
                asked.personType(),
                asked.civilServant(),
                asked.filing(),
                used,
                asked.stay(),
                asked.stayCounted(),
                asked.deductibleOfStay(),
                asked.accountBalance(),
                asked.useAccount(),
                asked.accountSuspended());
    }

    private static Arbitrary<Money> amounts(long most) {
        return Arbitraries.longs().between(0, most).map(Money::ofFen);
    }

    private static Arbitrary<Rate> rates(int most) {
        return Arbitraries.integers().between(0, most).map(Rate::ofBasisPoints);
    }
}
