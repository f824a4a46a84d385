package org.crossregion.filing.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.crossregion.filing.policy.Presets.ZHUZHOU;

import org.crossregion.eligibility.HomeCare;
import org.crossregion.values.FilingType;
import org.crossregion.values.Scheme;
import org.junit.jupiter.api.Test;

import java.util.Set;

/** The preset zhuzhou, point by point against S0, 株洲市医疗保险处 2017-03-29. */
class ZhuzhouPolicyTest {

    @Test
    void section_1_1_a_retired_employee_files_with_the_papers_it_lists() {
        TypeTerms retired = ZHUZHOU.terms(FilingType.RESETTLED_RETIREE, "employee").orElseThrow();

        assertThat(retired.allOf())
                .containsExactly(
                        "identity-voucher", "application-form", "bank-account", "medical-handbook");
        assertThat(retired.oneOf()).containsExactly("household-register", "residence-permit");
        assertThat(retired.isFor(Scheme.EMPLOYEE, "1201")).isTrue();
        assertThat(retired.isFor(Scheme.EMPLOYEE, "1101")).isFalse();
        assertThat(retired.isFor(Scheme.RESIDENT, "1501")).isFalse();
    }

    @Test
    void section_1_1_living_elsewhere_with_spouse_or_children_needs_a_permit_of_a_year() {
        TypeTerms living = ZHUZHOU.terms(FilingType.RESIDENT_ELSEWHERE, "employee").orElseThrow();

        assertThat(living.allOf()).contains("residence-permit");
        assertThat(ZHUZHOU.materialMonths()).containsEntry("residence-permit", 12);
        assertThat(living.promise()).isFalse();
    }

    @Test
    void section_1_stationed_workers_are_filed_by_their_employer_with_the_place_confirming() {
        TypeTerms stationed = ZHUZHOU.terms(FilingType.STATIONED_WORKER).orElseThrow();

        assertThat(stationed.allOf()).contains("employer-opinion", "local-agency-confirmation");
        assertThat(ZHUZHOU.channels()).containsKey("employer");
        assertThat(stationed.missing(Set.of("identity-voucher", "application-form"), false))
                .hasSize(2);
    }

    @Test
    void section_2_1_one_to_three_institutions_are_chosen() {
        assertThat(ZHUZHOU.maxInstitutions()).isEqualTo(3);
        assertThat(ZHUZHOU.termsOf(FilingType.REFERRAL))
                .allMatch(terms -> ZHUZHOU.mostInstitutions(terms) == 0);
        assertThat(ZHUZHOU.termsOf(FilingType.STATIONED_WORKER))
                .allMatch(terms -> ZHUZHOU.mostInstitutions(terms) == 3);
    }

    @Test
    void section_2_2_what_was_chosen_changes_only_with_the_place() {
        assertThat(ZHUZHOU.institutionsLocked()).isTrue();
    }

    @Test
    void section_3_the_account_stops_and_its_money_returns_in_july_and_august() {
        assertThat(ZHUZHOU.accountSuspendedWhileFiled()).isTrue();
        assertThat(ZHUZHOU.accountReturn()).isEqualTo(new AccountReturn("07-01", "08-31"));
        assertThat(ZHUZHOU.accountReturn().label()).isEqualTo("次年7月1日至8月31日");
    }

    @Test
    void section_4_2_outside_the_network_one_pays_in_full() {
        assertThat(ZHUZHOU.rules().unfiledPaysDirectly()).isFalse();
    }

    @Test
    void section_4_4_a_stay_at_home_needs_the_filing_cancelled_first() {
        assertThat(ZHUZHOU.homeCare(FilingType.RESETTLED_RETIREE, false))
                .isEqualTo(HomeCare.NO_INPATIENT);
        assertThat(ZHUZHOU.homeCare(FilingType.REFERRAL, false)).isEqualTo(HomeCare.OPEN);
    }

    @Test
    void section_1_1_the_province_s_application_is_printed() {
        assertThat(ZHUZHOU.prints()).containsExactly("hunan-application");
    }
}
