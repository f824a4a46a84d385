package org.crossregion.filing.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.crossregion.filing.policy.Presets.MUDANJIANG;

import org.crossregion.eligibility.CareCause;
import org.crossregion.eligibility.HomeCare;
import org.crossregion.eligibility.NoticeRule;
import org.crossregion.filing.institution.Institution;
import org.crossregion.values.FilingType;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;
import org.crossregion.web.problem.Refused;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The preset mudanjiang against S4, article by article. */
class MudanjiangPolicyTest {

    private static final LocalDate DAY = LocalDate.of(2026, 9, 1);

    @Test
    void article_2_it_is_for_retired_employees() {
        assertThat(MUDANJIANG.region()).isEqualTo(RegionCode.of("231000"));
        assertThat(MUDANJIANG.yearlyReview().isFor(Scheme.EMPLOYEE, "1201")).isTrue();
        assertThat(MUDANJIANG.yearlyReview().isFor(Scheme.EMPLOYEE, "1101")).isFalse();
        assertThat(MUDANJIANG.yearlyReview().isFor(Scheme.RESIDENT, "1602")).isFalse();
    }

    @Test
    void article_3_an_agent_brings_their_own_identity() {
        assertThat(MUDANJIANG.channels()).containsKey("family");
    }

    @Test
    void article_10_the_account_stays_usable_while_filed() {
        assertThat(MUDANJIANG.accountSuspendedWhileFiled()).isFalse();
        assertThat(MUDANJIANG.accountReturn()).isNull();
        assertThat(MUDANJIANG.homeCare(FilingType.RESETTLED_RETIREE, false))
                .isEqualTo(HomeCare.OPEN);
    }

    @Test
    void article_11_1_the_voucher_is_identity_card_and_insurance_certificate() {
        assertThat(MUDANJIANG.materials().get("identity-voucher")).contains("居民身份证", "医疗保险证");
    }

    @Test
    void article_11_2_referral_is_by_a_specialist_or_a_tertiary_b_hospital() {
        assertThat(MUDANJIANG.referralBy()).isEqualTo(ReferralRight.SPECIALTY_OR_TERTIARY_B);
        assertThat(MUDANJIANG.terms(FilingType.REFERRAL, "basic").orElseThrow().allOf())
                .contains("referral-form");
    }

    @Test
    void article_11_2_a_specialist_hospital_is_one_of_the_diseases_own_specialty() {
        Specialty tumours =
                MUDANJIANG.specialties().stream()
                        .filter(one -> one.treats("C34.900"))
                        .findFirst()
                        .orElseThrow();

        assertThat(tumours.isOf(hospital("示例肿瘤专科医院", true))).isTrue();
        assertThat(tumours.isOf(hospital("示例眼科专科医院", true))).isFalse();
        assertThat(tumours.isOf(hospital("示例肿瘤综合医院", false))).isFalse();
        assertThat(MUDANJIANG.specialties()).noneMatch(one -> one.treats("I21.900"));
    }

    @Test
    void article_11_2_a_region_may_list_its_specialist_hospitals() {
        Specialty listed = new Specialty("肿瘤", List.of("c"), List.of("H23100000001"));

        assertThat(listed.treats("C34")).isTrue();
        assertThat(listed.isOf(hospital("某医院", true))).isTrue();
        assertThat(new Specialty("肿瘤", List.of("C"), List.of("H9")).isOf(hospital("肿瘤", true)))
                .isFalse();
    }

    @Test
    void article_11_3_only_who_has_lived_elsewhere_for_a_year_is_resettled() {
        assertThat(MUDANJIANG.materialMonths())
                .containsEntry("residence-permit", 12)
                .containsEntry("household-register", 12);
        assertThat(MUDANJIANG.terms(FilingType.RESETTLED_RETIREE).orElseThrow())
                .matches(terms -> terms.isFor(Scheme.EMPLOYEE, "1201"))
                .matches(terms -> !terms.isFor(Scheme.EMPLOYEE, "1101"));
    }

    @Test
    void article_11_4_an_admission_is_told_within_three_days() {
        NoticeRule rule = MUDANJIANG.rules().admissionNotice().orElseThrow();

        assertThat(rule.lastDay(DAY, false)).isEqualTo(LocalDate.of(2026, 9, 4));
    }

    @Test
    void article_11_6_six_causes_are_never_covered_and_an_ordinary_fall_is() {
        assertThat(MUDANJIANG.rules().exclusions())
                .containsExactlyInAnyOrder(
                        CareCause.TRAFFIC_ACCIDENT,
                        CareCause.MEDICAL_ACCIDENT,
                        CareCause.THIRD_PARTY,
                        CareCause.ALCOHOL,
                        CareCause.SUICIDE,
                        CareCause.SELF_HARM)
                .doesNotContain(CareCause.OTHER_INJURY);
    }

    @Test
    void article_11_7_a_misused_card_suspends_until_released_emergencies_too() {
        assertThat(MUDANJIANG.personSuspension().latestEnd(DAY)).isEmpty();
        assertThat(MUDANJIANG.rules().suspendedEmergencyPays()).isFalse();
    }

    @Test
    void article_12_2_in_the_large_amount_scheme_experts_report_as_well() {
        assertThat(MUDANJIANG.terms(FilingType.REFERRAL, "large-amount").orElseThrow().allOf())
                .contains("referral-form", "expert-report");
    }

    @Test
    void article_12_3_the_large_amount_scheme_is_told_within_seven_days_and_pays_three_months() {
        NoticeRule rule = MUDANJIANG.rules().admissionNotice().orElseThrow();

        assertThat(rule.lastDay(DAY, true)).isEqualTo(LocalDate.of(2026, 9, 8));
        assertThat(rule.largeAmountMonths()).isEqualTo(3);
        assertThat(rule.largeAmountCategories()).containsExactly("large-amount");
        assertThat(MUDANJIANG.latestEnd(DAY)).isEqualTo(LocalDate.of(2026, 11, 30));
    }

    @Test
    void article_12_3_an_emergency_on_a_visit_elsewhere_is_filed_or_deemed_filed() {
        assertThat(MUDANJIANG.terms(FilingType.OTHER_TEMPORARY)).isPresent();
        assertThat(MUDANJIANG.rules().emergencyDeemedFiled()).isTrue();
    }

    @Test
    void article_12_4_whoever_is_not_filed_pays_first() {
        assertThat(MUDANJIANG.rules().unfiledPaysDirectly()).isFalse();
    }

    @Test
    void article_13_the_review_is_from_25_october_to_25_december_with_the_premium() {
        YearlyReviewTerms terms = MUDANJIANG.yearlyReview();

        assertThat(terms.firstDay(2026)).isEqualTo(LocalDate.of(2026, 10, 25));
        assertThat(terms.lastDay(2026)).isEqualTo(LocalDate.of(2026, 12, 25));
        assertThat(terms.prepaidPremium()).isTrue();
        assertThat(terms.yearOn(LocalDate.of(2026, 10, 24))).isEqualTo(2025);
        assertThat(terms.yearOn(LocalDate.of(2026, 10, 25))).isEqualTo(2026);
        assertThat(terms.yearOn(LocalDate.of(2026, 12, 26))).isEqualTo(2026);
    }

    @Test
    void terms_that_cannot_be_meant_are_refused_by_name() {
        refused("days: 3", "days: 0", "no days");
        refused(
                "largeAmountCategories: \\[large-amount\\]",
                "largeAmountCategories: [x]",
                "no type has");
        refused("until: \"12-25\"", "until: \"10-24\"", "ends before");
        refused("- self-harm", "- bad-luck", "exclusions");
        refused("emergencies: false", "leastMonths: 3\n    mostMonths: 1", "months");
        refused("name: 肿瘤, diagnoses: \\[C,", "name: 肿瘤, diagnoses: [\" \",", "specialty");
    }

    private static void refused(String from, String to, String message) {
        String yaml = Presets.text("mudanjiang").replaceFirst(from, to);
        assertThat(yaml).isNotEqualTo(Presets.text("mudanjiang"));
        Refused refused = catchThrowableOfType(Refused.class, () -> Presets.policy(yaml));
        assertThat(refused).as(to).isNotNull();
        assertThat(refused.violations().toString()).contains(message);
    }

    private static Institution hospital(String name, boolean specialty) {
        return new Institution(
                "H23100000001",
                name,
                Institution.Type.HOSPITAL,
                "03",
                RegionCode.of("231000"),
                true,
                specialty,
                true,
                Institution.Agreement.ACTIVE,
                Optional.empty(),
                Institution.GatewayMode.NETWORK,
                List.of("127.0.0.1/32"),
                false,
                false);
    }
}
