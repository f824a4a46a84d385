package org.crossregion.settlement.benefit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.crossregion.settlement.benefit.Policies.EMPLOYEE;
import static org.crossregion.settlement.benefit.Policies.RESIDENT;
import static org.crossregion.settlement.benefit.Policies.stay;
import static org.crossregion.settlement.benefit.Policies.yuan;

import org.crossregion.settlement.benefit.Policies.Ask;
import org.crossregion.values.CareType;
import org.crossregion.values.FilingType;
import org.crossregion.values.Fund;
import org.crossregion.values.Money;
import org.crossregion.values.Rate;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;
import java.util.Set;

class BenefitPolicyTest {

    @Test
    void a_bill_within_the_deductible_is_paid_by_the_person() {
        Benefit bill = stay("1200").under(EMPLOYEE);

        assertThat(bill.deductible()).isEqualTo(yuan("1200"));
        assertThat(bill.split().cash()).isEqualTo(yuan("1200"));
        assertThat(bill.poolingRate()).isEqualTo(Rate.ZERO);
    }

    @Test
    void the_first_fen_above_the_deductible_is_shared() {
        assertThat(stay("1200.01").under(EMPLOYEE).split().fund(Fund.POOLING))
                .isEqualTo(yuan("0.01"));
    }

    @Test
    void the_deductible_falls_with_each_admission_and_stays_at_the_last_one() {
        assertThat(stay("9000").admissionsBefore(0).under(EMPLOYEE).deductible())
                .isEqualTo(yuan("1200"));
        assertThat(stay("9000").admissionsBefore(1).under(EMPLOYEE).deductible())
                .isEqualTo(yuan("800"));
        assertThat(stay("9000").admissionsBefore(2).under(EMPLOYEE).deductible())
                .isEqualTo(yuan("600"));
        assertThat(stay("9000").admissionsBefore(9).under(EMPLOYEE).deductible())
                .isEqualTo(yuan("600"));
    }

    @Test
    void the_level_of_the_hospital_decides_deductible_and_share() {
        // (10,400 − 400) × 92 %
        Benefit bill = stay("10400").at(HospitalLevel.PRIMARY).under(EMPLOYEE);

        assertThat(bill.split().fund(Fund.POOLING)).isEqualTo(yuan("9200"));
    }

    @Test
    void the_grades_of_hosp_lv_fall_into_three_levels() {
        assertThat(HospitalLevel.ofGrade("04")).isEqualTo(HospitalLevel.TERTIARY);
        assertThat(HospitalLevel.ofGrade("05")).isEqualTo(HospitalLevel.SECONDARY);
        assertThat(HospitalLevel.ofGrade("07")).isEqualTo(HospitalLevel.SECONDARY);
        assertThat(HospitalLevel.ofGrade("08")).isEqualTo(HospitalLevel.PRIMARY);
        assertThat(HospitalLevel.ofGrade("11")).isEqualTo(HospitalLevel.PRIMARY);
    }

    @Test
    void emergency_and_long_term_filings_cost_no_points() {
        Money full = stay("9000").under(EMPLOYEE).split().fund(Fund.POOLING);

        assertThat(stay("9000").filed(FilingType.EMERGENCY).under(EMPLOYEE).split().fundTotal())
                .isEqualTo(full);
        assertThat(
                        stay("9000")
                                .filed(FilingType.OTHER_TEMPORARY)
                                .under(EMPLOYEE)
                                .split()
                                .fundTotal())
                .isLessThan(full);
    }

    @Test
    void the_last_fen_below_the_ceiling_is_still_paid_by_the_pooling_fund() {
        Benefit bill = stay("9000").pooledBefore("119999.99").under(EMPLOYEE);

        assertThat(bill.split().fund(Fund.POOLING)).isEqualTo(yuan("0.01"));
    }

    @Test
    void a_policy_without_an_account_leaves_the_account_alone() {
        assertThat(stay("9000").resident().account("1000").under(RESIDENT).split().account())
                .isEqualTo(Money.ZERO);
    }

    @Test
    void care_that_the_policy_does_not_cover_has_no_answer() {
        assertThat(
                        RESIDENT.compute(
                                new Ask()
                                        .inScope("10")
                                        .care(CareType.PHARMACY)
                                        .resident()
                                        .question()))
                .isEmpty();
    }

    @Test
    void the_limit_per_bill_holds() {
        // (2,600 − 600) × 60 % = 1,200, limited to 300
        Benefit bill = new Ask().inScope("2600").care(CareType.OUTPATIENT).under(EMPLOYEE);

        assertThat(bill.split().fund(Fund.POOLING)).isEqualTo(yuan("300"));
    }

    @Test
    void a_layer_claimed_at_home_stays_in_cash_and_is_not_paid_twice() {
        // Pooling 50 % of 1,000; large-amount 40 % of the other 500, claimed at home; medical aid
        // half of the 300 that nobody pays.
        BenefitPolicy policy =
                policy(layer(Fund.LARGE_AMOUNT, "40", false), layer(Fund.MEDICAL_AID, "50", true));
        Benefit bill = stay("1000").under(policy);

        assertThat(bill.split().fund(Fund.LARGE_AMOUNT)).isEqualTo(Money.ZERO);
        assertThat(bill.split().fund(Fund.MEDICAL_AID)).isEqualTo(yuan("150"));
        assertThat(bill.split().cash()).isEqualTo(yuan("350"));
        assertThat(bill.change().layer(Fund.LARGE_AMOUNT).paid()).isEqualTo(yuan("200"));
        assertThat(bill.explanation())
                .anySatisfy(
                        one -> {
                            assertThat(one.rule()).isEqualTo(BenefitRule.LAYER_CLAIMED_AT_HOME);
                            assertThat(one.chinese()).contains("200.00").contains("大额");
                        });
    }

    @Test
    void half_a_fen_is_paid_by_the_fund() {
        assertThat(stay("0.01").under(policy()).split().fund(Fund.POOLING)).isEqualTo(yuan("0.01"));
    }

    @Test
    void every_sentence_of_an_explanation_is_filled() {
        Benefit bill =
                stay("200000")
                        .selfPaid("1", "2", "3")
                        .filed(FilingType.REFERRAL)
                        .civilServant()
                        .account("7")
                        .pooledBefore("100000")
                        .under(EMPLOYEE);

        assertThat(bill.explanation()).hasSizeGreaterThan(10);
        assertThat(bill.explanation())
                .allSatisfy(
                        one -> {
                            assertThat(one.chinese()).doesNotContain("{", "}");
                            assertThat(one.english()).doesNotContain("{", "}");
                        });
    }

    /** Half of the in-scope cost, no deductible, no ceiling to speak of. */
    private static BenefitPolicy policy(LayerTerms... layers) {
        return new BenefitPolicy(
                RegionCode.of("220100"),
                Scheme.EMPLOYEE,
                "half",
                1,
                "test",
                java.time.LocalDate.EPOCH,
                List.of(
                        new CareTerms(
                                Set.of(CareType.INPATIENT),
                                Set.of(HospitalLevel.values()),
                                Set.of(),
                                Set.of(),
                                CareTerms.DeductiblePer.ADMISSION,
                                List.of(Money.ZERO),
                                List.of(
                                        new Segment(
                                                Money.ZERO,
                                                Optional.empty(),
                                                Rate.ofPercent("50"))),
                                Optional.empty(),
                                Optional.empty())),
                Reductions.NONE,
                yuan("1000000"),
                List.of(layers),
                new AccountTerms(Set.of()),
                CrossYear.WHOLE,
                FreedDeductible.NEXT_BILL,
                ClaimTerms.DEFAULT,
                StayTerms.DEFAULT);
    }

    private static LayerTerms layer(Fund fund, String percent, boolean directly) {
        return new LayerTerms(
                fund,
                LayerTerms.Base.SELF_PAY,
                Set.of(),
                Set.of(),
                false,
                List.of(new Segment(Money.ZERO, Optional.empty(), Rate.ofPercent(percent))),
                Optional.empty(),
                directly,
                "");
    }
}
