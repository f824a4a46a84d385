package org.crossregion.filing.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.crossregion.filing.policy.Presets.GENERAL_GUIDE;
import static org.crossregion.filing.policy.Presets.JIANGSU;
import static org.crossregion.filing.policy.Presets.MUDANJIANG;
import static org.crossregion.filing.policy.Presets.TIANJIN;

import org.crossregion.eligibility.HomeCare;
import org.crossregion.values.FilingType;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;
import org.crossregion.web.problem.Refused;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;

/**
 * The presets tianjin (S2), mudanjiang (S4), jiangsu (JS) and general-guide (S3) against theirs.
 */
class OtherPresetsTest {

    private static final LocalDate FROM = LocalDate.of(2026, 9, 1);

    @Test
    void tianjin_files_by_app_any_time() {
        assertThat(TIANJIN.channels()).containsEntry("app", "金医宝APP");
    }

    @Test
    void tianjin_is_one_region_and_demands_no_form() {
        assertThat(TIANJIN.region()).isEqualTo(RegionCode.of("120000"));
        assertThat(TIANJIN.types()).noneMatch(terms -> terms.allOf().contains("registration-form"));
    }

    @Test
    void mudanjiang_article_11_2_referral_is_by_a_specialist_or_a_tertiary_b_hospital() {
        assertThat(MUDANJIANG.referralBy()).isEqualTo(ReferralRight.SPECIALTY_OR_TERTIARY_B);
        assertThat(MUDANJIANG.terms(FilingType.REFERRAL, "basic").orElseThrow().allOf())
                .contains("referral-form");
    }

    @Test
    void mudanjiang_article_11_3_only_who_has_lived_elsewhere_for_a_year_is_resettled() {
        assertThat(MUDANJIANG.materialMonths())
                .containsEntry("residence-permit", 12)
                .containsEntry("household-register", 12);
        assertThat(MUDANJIANG.terms(FilingType.RESETTLED_RETIREE).orElseThrow())
                .matches(terms -> terms.isFor(Scheme.EMPLOYEE, "1201"))
                .matches(terms -> !terms.isFor(Scheme.EMPLOYEE, "1101"));
    }

    @Test
    void mudanjiang_article_12_2_in_the_large_amount_scheme_experts_report_as_well() {
        assertThat(MUDANJIANG.terms(FilingType.REFERRAL, "large-amount").orElseThrow().allOf())
                .contains("referral-form", "expert-report");
    }

    @Test
    void mudanjiang_article_12_3_care_elsewhere_lasts_three_months_at_most() {
        assertThat(MUDANJIANG.latestEnd(FROM)).isEqualTo(LocalDate.of(2026, 11, 30));
    }

    @Test
    void jiangsu_settles_the_unfiled_and_takes_promises_for_one_place() {
        assertThat(JIANGSU.rules().unfiledPaysDirectly()).isTrue();
        assertThat(JIANGSU.rules().emergencyDeemedFiled()).isTrue();
        assertThat(JIANGSU.places(true)).isEqualTo(1);
        assertThat(JIANGSU.places(false)).isGreaterThan(1);
        assertThat(JIANGSU.lockedUntil(FROM)).isEqualTo(LocalDate.of(2027, 3, 1));
    }

    @Test
    void jiangsu_takes_referrals_from_the_hospital_itself() {
        assertThat(JIANGSU.channels()).containsKey("hospital");
        assertThat(JIANGSU.latestEnd(FROM)).isEqualTo(LocalDate.of(2027, 2, 28));
    }

    @Test
    void the_general_guide_stops_the_card_at_home_until_the_day_after_cancellation() {
        assertThat(GENERAL_GUIDE.homeCare(FilingType.STATIONED_WORKER, false))
                .isEqualTo(HomeCare.CLOSED);
        assertThat(GENERAL_GUIDE.accountSuspendedWhileFiled()).isTrue();
    }

    @Test
    void the_general_guide_wants_the_declaration_form_stamped_by_the_agency_elsewhere() {
        assertThat(GENERAL_GUIDE.types())
                .allMatch(terms -> terms.allOf().contains("declaration-form"));
        assertThat(GENERAL_GUIDE.materials().get("declaration-form")).contains("盖章");
        assertThat(GENERAL_GUIDE.channels()).containsKeys("municipal-counter", "district-agency");
    }

    @Test
    void terms_that_cannot_be_meant_are_refused_by_name() {
        refused("zhuzhou", "residence-permit: 12", "residence-permit: 0", "materialMonths");
        refused("zhuzhou", "residence-permit: 12", "x-ray: 12", "x-ray");
        refused("zhuzhou", "until: \"08-31\"", "until: \"06-30\"", "ends before");
        refused("zhuzhou", "until: \"08-31\"", "until: \"8-31\"", "no day such as");
        refused("zhuzhou", "maxInstitutions: 3", "maxInstitutions: 0", "institutionsLocked");
        refused("guangzhou", "category: minor", "category: elderly", "is there twice");
        refused("guangzhou", "label: 未成年人", "promise: false #", "label");
    }

    private static void refused(String preset, String from, String to, String message) {
        String yaml = Presets.text(preset).replaceFirst(from, to);
        assertThat(yaml).isNotEqualTo(Presets.text(preset));
        Refused refused = catchThrowableOfType(Refused.class, () -> Presets.policy(yaml));
        assertThat(refused).as(to).isNotNull();
        assertThat(refused.violations().toString()).contains(message);
    }
}
