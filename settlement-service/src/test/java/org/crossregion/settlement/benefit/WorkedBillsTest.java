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
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

/** The bills that docs/guides/benefits.md works out by hand. */
class WorkedBillsTest {

    @Test
    void bill_1_a_first_stay_of_a_resettled_retiree() {
        // (20,000 − 1,200) × 88 % = 16,544
        Benefit bill = stay("20000").retired().selfPaid("1500", "200", "800").under(EMPLOYEE);

        assertThat(bill.deductible()).isEqualTo(yuan("1200"));
        assertThat(bill.split().fund(Fund.POOLING)).isEqualTo(yuan("16544"));
        assertThat(bill.split().total()).isEqualTo(yuan("22500"));
        assertThat(bill.split().cash()).isEqualTo(yuan("5956"));
        assertThat(bill.change().admissions()).isEqualTo(1);
    }

    @Test
    void bill_2_the_second_stay_of_the_year_crosses_a_segment() {
        // Deductible 800; (50,000 − 800) × 85 % + 10,000 × 90 % = 41,820 + 9,000 = 50,820
        Benefit bill = stay("60000").admissionsBefore(1).under(EMPLOYEE);

        assertThat(bill.deductible()).isEqualTo(yuan("800"));
        assertThat(bill.split().fund(Fund.POOLING)).isEqualTo(yuan("50820"));
        assertThat(bill.split().cash()).isEqualTo(yuan("9180"));
    }

    @Test
    void bill_3_a_referral_costs_five_points() {
        // (11,200 − 1,200) × (85 % − 5 %) = 8,000
        Benefit bill = stay("11200").filed(FilingType.REFERRAL).under(EMPLOYEE);

        assertThat(bill.split().fund(Fund.POOLING)).isEqualTo(yuan("8000"));
    }

    @Test
    void bill_4_the_yearly_ceiling_cuts_and_the_large_amount_fund_takes_over() {
        // (50,000 − 1,200) × 85 % + 50,000 × 90 % = 41,480 + 45,000 = 86,480; of the ceiling of
        // 120,000 there are 70,000 left; the large-amount fund pays 90 % of the 16,480 above it.
        Benefit bill = stay("100000").pooledBefore("50000").under(EMPLOYEE);

        assertThat(bill.split().fund(Fund.POOLING)).isEqualTo(yuan("70000"));
        assertThat(bill.split().fund(Fund.LARGE_AMOUNT)).isEqualTo(yuan("14832"));
        assertThat(bill.split().cash()).isEqualTo(yuan("15168"));
    }

    @Test
    void bill_5_a_civil_servant_is_helped_with_the_rest() {
        // (21,200 − 1,200) × 85 % = 17,000; half of the remaining 4,200 = 2,100
        Benefit bill = stay("21200").civilServant().under(EMPLOYEE);

        assertThat(bill.split().fund(Fund.POOLING)).isEqualTo(yuan("17000"));
        assertThat(bill.split().fund(Fund.CIVIL_SERVANT)).isEqualTo(yuan("2100"));
        assertThat(bill.split().cash()).isEqualTo(yuan("2100"));
    }

    @Test
    void bill_6_the_account_pays_what_it_holds() {
        // (3,200 − 1,200) × 85 % = 1,700; 1,500 and 300 paid first remain, the account holds 500
        Benefit bill = stay("3200").selfPaid("0", "0", "300").account("500").under(EMPLOYEE);

        assertThat(bill.split().account()).isEqualTo(yuan("500"));
        assertThat(bill.split().cash()).isEqualTo(yuan("1300"));
    }

    @Test
    void bill_7_serious_illness_insurance_of_a_resident() {
        // (30,000 − 1,500) × 60 % + 30,000 × 65 % = 17,100 + 19,500 = 36,600; the person bears
        // 23,400 after 4,000 earlier in the year: 27,400 − 14,000 = 13,400 × 60 % = 8,040
        Benefit bill =
                stay("60000")
                        .resident()
                        .layerBefore(Fund.SERIOUS_ILLNESS, "4000", "0")
                        .under(RESIDENT);

        assertThat(bill.split().fund(Fund.POOLING)).isEqualTo(yuan("36600"));
        assertThat(bill.split().fund(Fund.SERIOUS_ILLNESS)).isEqualTo(yuan("8040"));
        assertThat(bill.split().cash()).isEqualTo(yuan("15360"));
    }

    @Test
    void bill_8_outpatient_care_bears_its_deductible_once_a_year() {
        // 600 a year, 450 borne: 150 now; (600 − 150) × 60 % = 270
        Benefit bill =
                new Ask()
                        .inScope("600")
                        .care(CareType.OUTPATIENT)
                        .yearlyDeductibleBefore(CareType.OUTPATIENT, "450")
                        .under(EMPLOYEE);

        assertThat(bill.deductible()).isEqualTo(yuan("150"));
        assertThat(bill.split().fund(Fund.POOLING)).isEqualTo(yuan("270"));
        assertThat(bill.change().yearlyDeductibles())
                .isEqualTo(Map.of(CareType.OUTPATIENT, yuan("150")));
        assertThat(bill.change().admissions()).isZero();
    }

    @Test
    void bill_9_the_rest_of_a_stay_that_was_billed_midway() {
        // The first bill bore 1,000 of 1,200: 200 now; (5,200 − 200) × 85 % = 4,250
        Benefit bill = stay("5200").admissionsBefore(1).borneInThisStay("1000").under(EMPLOYEE);

        assertThat(bill.deductible()).isEqualTo(yuan("200"));
        assertThat(bill.split().fund(Fund.POOLING)).isEqualTo(yuan("4250"));
        assertThat(bill.change().admissions()).isZero();
    }

    @Test
    void bill_10_unfiled_care_costs_twenty_points() {
        // (6,200 − 1,200) × (85 % − 20 %) = 3,250
        Benefit bill = stay("6200").unfiled().under(EMPLOYEE);

        assertThat(bill.split().fund(Fund.POOLING)).isEqualTo(yuan("3250"));
    }

    @Test
    void bill_11_chronic_care_has_a_yearly_deductible_of_its_own() {
        // Ordinary care has borne its 600, chronic care 100 of its 300: 200 now;
        // (1,700 − 200) × 80 % = 1,200
        Benefit bill =
                new Ask()
                        .inScope("1700")
                        .care(CareType.CHRONIC_OUTPATIENT)
                        .yearlyDeductibleBefore(CareType.OUTPATIENT, "600")
                        .yearlyDeductibleBefore(CareType.CHRONIC_OUTPATIENT, "100")
                        .under(EMPLOYEE);

        assertThat(bill.deductible()).isEqualTo(yuan("200"));
        assertThat(bill.split().fund(Fund.POOLING)).isEqualTo(yuan("1200"));
        assertThat(bill.split().cash()).isEqualTo(yuan("500"));
        assertThat(bill.change().yearlyDeductibles())
                .isEqualTo(Map.of(CareType.CHRONIC_OUTPATIENT, yuan("200")));
    }

    @Test
    void bill_12_an_outpatient_bill_above_its_quota() {
        // (1,600 − 600) × 60 % = 600, of which the quota lets the fund pay 300
        Ask asked = new Ask().inScope("1600").care(CareType.OUTPATIENT);
        Benefit bill = asked.under(EMPLOYEE);
        Benefit whereTheHospitalBearsIt = asked.under(hospitalBears(EMPLOYEE));

        assertThat(bill.split().fund(Fund.POOLING)).isEqualTo(yuan("300"));
        assertThat(bill.split().cash()).isEqualTo(yuan("1300"));
        assertThat(whereTheHospitalBearsIt.split().fund(Fund.POOLING)).isEqualTo(yuan("300"));
        assertThat(whereTheHospitalBearsIt.split().hospitalBorne()).isEqualTo(yuan("300"));
        assertThat(whereTheHospitalBearsIt.split().cash()).isEqualTo(yuan("1000"));
    }

    @Test
    void bill_13_a_quota_of_cost_beyond_which_the_hospital_bears_what_the_fund_would_have_paid() {
        // (1,600 − 600) × 60 % = 600 by segments; of 1,000 covered (1,000 − 600) × 60 % = 240
        Benefit bill =
                new Ask()
                        .inScope("1600")
                        .care(CareType.OUTPATIENT)
                        .under(
                                Policies.changed(
                                        "sample-jilin-employee",
                                        "perCase: \"300\"",
                                        "perCase: \"1000\"\n      perCaseOf: cost\n"
                                                + "      perCaseExcess: hospital"));

        assertThat(bill.split().fund(Fund.POOLING)).isEqualTo(yuan("240"));
        assertThat(bill.split().hospitalBorne()).isEqualTo(yuan("360"));
        assertThat(bill.split().cash()).isEqualTo(yuan("1000"));
    }

    @Test
    void bill_14_mudanjiang_above_24000_is_claimed_from_the_large_amount_scheme() {
        // (40,000 − 500) × 85 % = 33,575, of which 24,000 − 20,000 = 4,000; 90 % of the 29,575
        // above it is 26,617.50, not settled directly
        Benefit bill = stay("40000").pooledBefore("20000").under(Policies.MUDANJIANG);

        assertThat(bill.split().fund(Fund.POOLING)).isEqualTo(yuan("4000"));
        assertThat(bill.split().fund(Fund.LARGE_AMOUNT)).isEqualTo(Money.ZERO);
        assertThat(bill.split().cash()).isEqualTo(yuan("36000"));
        assertThat(bill.change().layer(Fund.LARGE_AMOUNT).paid()).isEqualTo(yuan("26617.50"));
        assertThat(bill.explanation())
                .filteredOn(one -> one.rule() == BenefitRule.LAYER_CLAIMED_AT_HOME)
                .singleElement()
                .satisfies(
                        one -> {
                            assertThat(one.chinese())
                                    .contains("26617.50", "大额医疗费用补助保险经办机构", "不直接结算");
                            assertThat(one.english()).contains("not settled directly");
                        });
    }

    @Test
    void bill_15_mudanjiang_at_the_last_fen_of_the_24000() {
        // (28,735.29 − 500) × 85 % = 23,999.9965, half a fen upwards 24,000.00
        Benefit bill = stay("28735.29").under(Policies.MUDANJIANG);

        assertThat(bill.split().fund(Fund.POOLING)).isEqualTo(yuan("24000.00"));
        assertThat(bill.change().layer(Fund.LARGE_AMOUNT).paid()).isEqualTo(Money.ZERO);
        assertThat(
                        stay("28735.31")
                                .under(Policies.MUDANJIANG)
                                .change()
                                .layer(Fund.LARGE_AMOUNT)
                                .paid())
                .isEqualTo(yuan("0.01"));
    }

    @Test
    void bill_16_medical_aid_comes_after_serious_illness() {
        // As bill 7: 15,360 remain; (15,360 − 3,000) × 70 % = 8,652
        BenefitPolicy withAid =
                Policies.changed(
                        "sample-jilin-resident",
                        "  account:",
                        "    - fund: medical-aid\n"
                                + "      base: self-pay\n"
                                + "      segments: [{ over: \"3000\", percent: \"70\" }]\n"
                                + "  account:");
        Benefit bill =
                stay("60000")
                        .resident()
                        .layerBefore(Fund.SERIOUS_ILLNESS, "4000", "0")
                        .under(withAid);

        assertThat(bill.split().fund(Fund.SERIOUS_ILLNESS)).isEqualTo(yuan("8040"));
        assertThat(bill.split().fund(Fund.MEDICAL_AID)).isEqualTo(yuan("8652"));
        assertThat(bill.split().cash()).isEqualTo(yuan("6708"));
    }

    @Test
    void bill_17_a_referral_that_costs_ten_percent_of_the_share() {
        // 85 % × (1 − 10 %) = 76.5 %; (11,200 − 1,200) × 76.5 % = 7,650
        Benefit bill =
                stay("11200")
                        .filed(FilingType.REFERRAL)
                        .under(
                                Policies.changed(
                                        "sample-jilin-employee",
                                        "reductions: { referral: \"5\"",
                                        "reductionBy: percentOfShare\n"
                                                + "  reductions: { referral: \"10\""));

        assertThat(bill.split().fund(Fund.POOLING)).isEqualTo(yuan("7650"));
        assertThat(bill.split().cash()).isEqualTo(yuan("3550"));
    }

    @Test
    void bill_18_outpatient_care_reaches_its_yearly_ceiling() {
        // The 600 are borne; 800 × 60 % = 480, limited to 300 per bill; 1,000 − 900 = 100 are left
        Benefit bill =
                new Ask()
                        .inScope("800")
                        .care(CareType.OUTPATIENT)
                        .yearlyDeductibleBefore(CareType.OUTPATIENT, "600")
                        .pooledBefore(CareType.OUTPATIENT, "900")
                        .under(
                                Policies.changed(
                                        "sample-jilin-employee",
                                        "perCase: \"300\"",
                                        "perCase: \"300\"\n      yearlyCeiling: \"1000\""));

        assertThat(bill.split().fund(Fund.POOLING)).isEqualTo(yuan("100"));
        assertThat(bill.split().cash()).isEqualTo(yuan("700"));
        assertThat(bill.change().poolingByCare())
                .isEqualTo(Map.of(CareType.OUTPATIENT, yuan("100")));
    }

    @Test
    void bill_19_a_suspended_account_pays_nothing_and_says_so() {
        // As bill 6: 1,500 of the 2,000 … remain with the person, 300 were paid first
        Benefit bill =
                stay("3200").selfPaid("0", "0", "300").account("500").suspended().under(EMPLOYEE);

        assertThat(bill.split().account()).isEqualTo(Money.ZERO);
        assertThat(bill.split().cash()).isEqualTo(yuan("1800"));
        assertThat(bill.explanation())
                .extracting(ExplainedAmount::rule)
                .contains(BenefitRule.ACCOUNT_SUSPENDED);
    }

    @Test
    void bill_20_a_stay_in_two_years_is_divided_by_its_days() {
        // 15 days, 10 of them in December: 3,200 and 1,600; (3,200 − 1,200) × 88 % = 1,760 on the
        // old year; 1,600 × 88 % = 1,408 on the new one
        BenefitQuestion asked = stay("4800").retired().question();
        Benefit bill =
                CrossYearBill.together(
                        CrossYearBill.compute(
                                        year -> EMPLOYEE,
                                        asked,
                                        List.of(
                                                new YearPart(2026, 10, asked.used()),
                                                new YearPart(2027, 5, asked.used())))
                                .orElseThrow());

        assertThat(bill.split().fund(Fund.POOLING)).isEqualTo(yuan("3168"));
        assertThat(bill.deductible()).isEqualTo(yuan("1200"));
        assertThat(bill.split().total()).isEqualTo(yuan("4800"));
    }

    /** The same policy with {@code perCaseExcess: hospital}. */
    private static BenefitPolicy hospitalBears(BenefitPolicy policy) {
        return new BenefitPolicy(
                policy.region(),
                policy.scheme(),
                policy.name(),
                policy.version(),
                policy.source(),
                policy.validFrom(),
                policy.care().stream()
                        .map(
                                terms ->
                                        new CareTerms(
                                                terms.careTypes(),
                                                terms.levels(),
                                                terms.personTypes(),
                                                terms.filings(),
                                                terms.deductiblePer(),
                                                terms.deductibles(),
                                                terms.segments(),
                                                terms.quota()
                                                        .map(
                                                                quota ->
                                                                        new Quota(
                                                                                quota.limit(),
                                                                                quota.of(),
                                                                                true)),
                                                terms.yearlyCeiling()))
                        .toList(),
                policy.reductions(),
                policy.poolingCeiling(),
                policy.layers(),
                policy.account(),
                policy.crossYear(),
                policy.freedDeductible(),
                policy.claims(),
                policy.stays());
    }
}
