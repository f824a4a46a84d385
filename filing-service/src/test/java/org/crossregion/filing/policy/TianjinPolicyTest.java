package org.crossregion.filing.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.crossregion.filing.policy.Presets.TIANJIN;

import org.crossregion.values.FilingType;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;
import org.junit.jupiter.api.Test;

/** The preset tianjin against S2 ③ and ④. */
class TianjinPolicyTest {

    @Test
    void section_3_one_registers_by_the_citys_app_any_time() {
        assertThat(TIANJIN.channels()).containsEntry("app", "金医宝APP");
    }

    @Test
    void section_3_stays_elsewhere_are_settled_directly_everywhere() {
        assertThat(TIANJIN.maxInstitutions()).isZero();
        assertThat(TIANJIN.terms(FilingType.REFERRAL)).isPresent();
        assertThat(TIANJIN.terms(FilingType.OTHER_TEMPORARY)).isPresent();
    }

    @Test
    void the_whole_municipality_is_one_region() {
        assertThat(TIANJIN.region()).isEqualTo(RegionCode.of("120000"));
    }

    @Test
    void section_4_retirees_resettled_elsewhere_and_who_works_elsewhere_for_long_register() {
        assertThat(TIANJIN.terms(FilingType.RESETTLED_RETIREE).orElseThrow())
                .matches(terms -> terms.isFor(Scheme.EMPLOYEE, "1201"));
        assertThat(TIANJIN.terms(FilingType.STATIONED_WORKER).orElseThrow())
                .matches(terms -> terms.isFor(Scheme.EMPLOYEE, "1101"));
        assertThat(TIANJIN.channels()).containsKey("agency");
    }

    @Test
    void section_4_both_places_go_on_protecting_the_person() {
        assertThat(TIANJIN.accountSuspendedWhileFiled()).isFalse();
        assertThat(TIANJIN.homeCare(FilingType.STATIONED_WORKER, false).code()).isEqualTo("open");
    }

    @Test
    void section_4_the_employer_can_do_it() {
        assertThat(TIANJIN.channels()).containsKey("employer");
    }

    @Test
    void section_4_the_form_is_taken_but_never_demanded() {
        assertThat(TIANJIN.materials().get("registration-form")).contains("登记表");
        assertThat(TIANJIN.types()).noneMatch(terms -> terms.allOf().contains("registration-form"));
    }
}
