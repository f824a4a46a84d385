package org.crossregion.filing.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.crossregion.filing.policy.Presets.JIANGSU;

import org.crossregion.eligibility.HomeCare;
import org.crossregion.values.FilingType;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;

/** The preset jiangsu against the digest of JS, 苏医保发〔2022〕75号. */
class JiangsuPolicyTest {

    private static final LocalDate FROM = LocalDate.of(2026, 9, 1);

    @Test
    void filing_windows_review_the_same_day_and_online_within_one_working_day() {
        assertThat(JIANGSU.review().workingDays("agency")).isZero();
        assertThat(JIANGSU.review().workingDays("national-platform")).isEqualTo(1);
        assertThat(JIANGSU.review().workingDays("app")).isEqualTo(1);
    }

    @Test
    void filing_on_a_promise_changes_only_after_six_months() {
        assertThat(JIANGSU.promiseLockMonths()).isEqualTo(6);
        assertThat(JIANGSU.lockedUntil(FROM)).isEqualTo(LocalDate.of(2027, 3, 1));
    }

    @Test
    void filing_several_places_are_allowed_but_not_on_a_promise() {
        assertThat(JIANGSU.places(false)).isGreaterThan(1);
        assertThat(JIANGSU.places(true)).isEqualTo(1);
    }

    @Test
    void filing_temporary_care_holds_six_months_at_least() {
        assertThat(JIANGSU.latestEnd(FROM)).isEqualTo(LocalDate.of(2027, 2, 28));
    }

    @Test
    void filing_an_emergency_is_deemed_filed() {
        assertThat(JIANGSU.rules().emergencyDeemedFiled()).isTrue();
    }

    @Test
    void filing_a_hospital_with_referral_right_files_referrals_from_its_his() {
        assertThat(JIANGSU.channels()).containsKey(HospitalTerms.CHANNEL);
        assertThat(JIANGSU.referralBy()).isEqualTo(ReferralRight.ENTITLED);
        assertThat(JIANGSU.hospitals().referrals()).isEqualTo(HospitalTerms.Asking.AT_ONCE);
        assertThat(
                        JIANGSU.terms(FilingType.REFERRAL)
                                .orElseThrow()
                                .missing(JIANGSU.hospitals().materials(), false))
                .isEmpty();
    }

    @Test
    void ratios_the_unfiled_are_settled_directly_too() {
        assertThat(JIANGSU.rules().unfiledPaysDirectly()).isTrue();
    }

    @Test
    void ratios_resettled_people_keep_the_home_ratio_at_home_and_away() {
        assertThat(JIANGSU.homeCare(FilingType.RESETTLED_RETIREE, false)).isEqualTo(HomeCare.OPEN);
        assertThat(JIANGSU.accountSuspendedWhileFiled()).isFalse();
    }
}
