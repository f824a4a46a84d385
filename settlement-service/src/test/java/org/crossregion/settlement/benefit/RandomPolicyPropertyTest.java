package org.crossregion.settlement.benefit;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

import org.crossregion.settlement.accumulator.LayerUse;
import org.crossregion.settlement.accumulator.YearUse;
import org.crossregion.settlement.catalogue.LineSplit;
import org.crossregion.values.Fund;
import org.crossregion.values.Money;

import java.util.List;
import java.util.Set;

/** What holds for every policy that an import accepts, over the bills of a year. */
class RandomPolicyPropertyTest {

    @Property(tries = 300)
    void whoever_writes_such_a_file_can_import_it_and_it_reads_the_same_once_stored(
            @ForAll("files") String file) {
        BenefitPolicy policy = RandomPolicies.read(file);

        assertThat(new PolicyReader(new java.util.ArrayList<>()).readStored(file))
                .containsExactly(policy);
    }

    @Property(tries = 500)
    void both_identities_hold_and_nobody_pays_for_what_is_not_theirs(
            @ForAll("files") String file, @ForAll("lives") List<BenefitQuestion> life) {
        BenefitPolicy policy = RandomPolicies.read(file);
        YearUse used = YearUse.NOTHING;
        for (BenefitQuestion asked : life) {
            LineSplit parts = asked.parts();
            Benefit bill = policy.compute(RandomPolicies.on(asked, used, parts)).orElseThrow();

            Money paid = bill.split().fundTotal().plus(bill.split().hospitalBorne());
            assertThat(paid).isLessThanOrEqualTo(parts.inScope().plus(parts.priorSelfPay()));
            assertThat(bill.split().total()).isEqualTo(parts.total());
            assertThat(paid.plus(bill.split().personal())).isEqualTo(parts.total());
            assertThat(bill.deductible()).isLessThanOrEqualTo(parts.inScope());
            assertThat(bill.split().account()).isLessThanOrEqualTo(asked.accountBalance());
            if (!asked.useAccount()) {
                assertThat(bill.split().account()).isEqualTo(Money.ZERO);
            }
            boolean hospitalMay =
                    terms(policy, asked).quota().map(Quota::hospitalBearsExcess).orElse(false);
            if (!hospitalMay) {
                assertThat(bill.split().hospitalBorne()).isEqualTo(Money.ZERO);
            }
            for (LayerTerms layer : policy.layers()) {
                if (!layer.settledDirectly()) {
                    assertThat(bill.split().fund(layer.fund())).isEqualTo(Money.ZERO);
                }
            }
            used = used.plus(bill.change());
        }
    }

    @Property(tries = 500)
    void a_dearer_bill_is_no_smaller_benefit_and_no_smaller_burden(
            @ForAll("files") String file,
            @ForAll("lives") List<BenefitQuestion> life,
            @ForAll @LongRange(max = 10_000_00) long more) {
        BenefitPolicy policy = RandomPolicies.read(file);
        YearUse used = YearUse.NOTHING;
        for (BenefitQuestion asked : life) {
            LineSplit parts = asked.parts();
            LineSplit dearer =
                    new LineSplit(
                            parts.fullSelfPay(),
                            parts.overLimit(),
                            parts.priorSelfPay(),
                            parts.inScope().plus(Money.ofFen(more)));
            Benefit less = policy.compute(RandomPolicies.on(asked, used, parts)).orElseThrow();
            Benefit greater = policy.compute(RandomPolicies.on(asked, used, dearer)).orElseThrow();

            for (Fund fund : Fund.values()) {
                assertThat(greater.split().fund(fund))
                        .isGreaterThanOrEqualTo(less.split().fund(fund));
            }
            assertThat(greater.split().fundTotal())
                    .isGreaterThanOrEqualTo(less.split().fundTotal());
            assertThat(greater.split().personal()).isGreaterThanOrEqualTo(less.split().personal());
            used = used.plus(less.change());
        }
    }

    @Property(tries = 500)
    void bills_one_after_another_never_pass_a_limit_of_the_year(
            @ForAll("files") String file, @ForAll("lives") List<BenefitQuestion> life) {
        BenefitPolicy policy = RandomPolicies.read(file);
        YearUse used = YearUse.NOTHING;
        for (BenefitQuestion asked : life) {
            Benefit bill =
                    policy.compute(RandomPolicies.on(asked, used, asked.parts())).orElseThrow();
            CareTerms terms = terms(policy, asked);
            YearUse before = used;
            used = used.plus(bill.change());
            YearUse after = used;

            assertThat(used.pooling()).isLessThanOrEqualTo(policy.poolingCeiling());
            // The limit of these terms may be passed by others for the same care, never by them.
            terms.yearlyCeiling()
                    .ifPresent(
                            most ->
                                    assertThat(after.pooling(terms.careTypes()))
                                            .isLessThanOrEqualTo(
                                                    most.max(before.pooling(terms.careTypes()))));
            terms.quota()
                    .filter(quota -> quota.of() == Quota.Of.PAYMENT)
                    .ifPresent(
                            quota ->
                                    assertThat(bill.split().fund(Fund.POOLING))
                                            .isLessThanOrEqualTo(quota.limit()));
            for (LayerTerms layer : policy.layers()) {
                LayerUse use = used.layer(layer.fund());
                layer.yearlyCeiling()
                        .ifPresent(most -> assertThat(use.paid()).isLessThanOrEqualTo(most));
                assertThat(use.paid()).isLessThanOrEqualTo(use.base());
            }
            if (terms.deductiblePer() == CareTerms.DeductiblePer.YEAR) {
                assertThat(used.yearlyDeductible(terms.careTypes()))
                        .isLessThanOrEqualTo(
                                terms.standard(1).max(before.yearlyDeductible(terms.careTypes())));
            }
        }
    }

    @Property(tries = 300)
    void bills_that_share_nothing_may_come_in_any_order(
            @ForAll("files") String file, @ForAll("lives") List<BenefitQuestion> life) {
        BenefitPolicy policy = RandomPolicies.read(file);
        BenefitQuestion one = life.get(0);
        BenefitQuestion other = life.get(1);
        boolean apart =
                one.careType() != other.careType()
                        && !(one.stay() && other.stay())
                        && policy.layers().isEmpty();
        YearUse oneFirst = year(policy, List.of(one, other));
        YearUse otherFirst = year(policy, List.of(other, one));
        boolean ceilingReached = oneFirst.pooling().equals(policy.poolingCeiling());

        if (apart && !ceilingReached && !admissionsCount(policy, one, other)) {
            assertThat(oneFirst).isEqualTo(otherFirst);
        }
        assertThat(oneFirst.bills()).isEqualTo(otherFirst.bills());
        assertThat(oneFirst.total()).isEqualTo(otherFirst.total());
    }

    /** Whether the deductible of one falls for the other's admission. */
    private static boolean admissionsCount(
            BenefitPolicy policy, BenefitQuestion one, BenefitQuestion other) {
        return (one.stay() || other.stay())
                && List.of(one, other).stream()
                        .anyMatch(
                                asked ->
                                        terms(policy, asked).deductiblePer()
                                                == CareTerms.DeductiblePer.ADMISSION);
    }

    @Property(tries = 300)
    void every_amount_of_a_bill_is_explained(
            @ForAll("files") String file, @ForAll("lives") List<BenefitQuestion> life) {
        BenefitPolicy policy = RandomPolicies.read(file);
        YearUse used = YearUse.NOTHING;
        for (BenefitQuestion asked : life) {
            Benefit bill =
                    policy.compute(RandomPolicies.on(asked, used, asked.parts())).orElseThrow();

            said(bill, bill.split().fullSelfPay(), BenefitRule.FULL_SELF_PAY);
            said(bill, bill.split().overLimit(), BenefitRule.OVER_LIMIT);
            said(bill, bill.split().priorSelfPay(), BenefitRule.PRIOR_SELF_PAY);
            said(bill, bill.split().inScope(), BenefitRule.IN_SCOPE);
            said(bill, bill.split().fund(Fund.POOLING), BenefitRule.POOLING);
            said(bill, bill.split().cash(), BenefitRule.CASH);
            said(bill, bill.split().hospitalBorne(), BenefitRule.HOSPITAL_BORNE);
            said(
                    bill,
                    bill.split().account(),
                    BenefitRule.ACCOUNT,
                    BenefitRule.ACCOUNT_NONE,
                    BenefitRule.ACCOUNT_NOT_USED,
                    BenefitRule.ACCOUNT_SUSPENDED);
            said(bill, bill.deductible(), BenefitRule.DEDUCTIBLE, BenefitRule.YEARLY_DEDUCTIBLE);
            bill.split()
                    .funds()
                    .forEach(
                            (fund, amount) ->
                                    said(bill, amount, BenefitRule.POOLING, BenefitRule.LAYER));
            assertThat(bill.explanation())
                    .allSatisfy(
                            one -> {
                                assertThat(one.chinese()).doesNotContain("{", "}");
                                assertThat(one.english()).doesNotContain("{", "}");
                            });
            used = used.plus(bill.change());
        }
    }

    private static void said(Benefit bill, Money amount, BenefitRule... rules) {
        assertThat(bill.explanation())
                .anyMatch(one -> Set.of(rules).contains(one.rule()) && one.amount().equals(amount));
    }

    private static YearUse year(BenefitPolicy policy, List<BenefitQuestion> bills) {
        YearUse used = YearUse.NOTHING;
        for (BenefitQuestion asked : bills) {
            used =
                    used.plus(
                            policy.compute(RandomPolicies.on(asked, used, asked.parts()))
                                    .orElseThrow()
                                    .change());
        }
        return used;
    }

    private static CareTerms terms(BenefitPolicy policy, BenefitQuestion asked) {
        return policy.terms(asked.careType(), asked.level(), asked.personType(), asked.filing())
                .orElseThrow();
    }

    @Provide
    Arbitrary<String> files() {
        return RandomPolicies.files();
    }

    @Provide
    Arbitrary<List<BenefitQuestion>> lives() {
        return RandomPolicies.lives();
    }
}
