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
import org.junit.jupiter.api.Test;

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
                policy.claims());
    }
}
