package org.crossregion.filing.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.crossregion.filing.policy.Presets.MUDANJIANG;

import org.crossregion.values.FilingType;
import org.crossregion.values.Scheme;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;

/** The preset mudanjiang against S4. */
class OtherPresetsTest {

    private static final LocalDate FROM = LocalDate.of(2026, 9, 1);

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
}
