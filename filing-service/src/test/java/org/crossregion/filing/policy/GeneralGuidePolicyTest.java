package org.crossregion.filing.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.crossregion.filing.policy.Presets.GENERAL_GUIDE;

import org.crossregion.eligibility.HomeCare;
import org.crossregion.values.FilingType;
import org.crossregion.values.Scheme;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;

/** The preset general-guide, sentence by sentence against S3. */
class GeneralGuidePolicyTest {

    private static final LocalDate FROM = LocalDate.of(2026, 9, 1);

    @Test
    void first_1_insured_of_units_stationed_elsewhere_file() {
        assertThat(GENERAL_GUIDE.terms(FilingType.STATIONED_WORKER).orElseThrow())
                .matches(terms -> terms.isFor(Scheme.EMPLOYEE, "1101"))
                .matches(terms -> !terms.isFor(Scheme.RESIDENT, "1501"));
    }

    @Test
    void first_2_retirees_who_live_elsewhere_for_long_file() {
        assertThat(GENERAL_GUIDE.terms(FilingType.RESETTLED_RETIREE).orElseThrow())
                .matches(terms -> terms.isFor(Scheme.EMPLOYEE, "1201"))
                .matches(terms -> !terms.isFor(Scheme.EMPLOYEE, "1101"));
    }

    @Test
    void first_3_to_5_individuals_minors_and_residents_with_their_families_file() {
        assertThat(GENERAL_GUIDE.terms(FilingType.RESIDENT_ELSEWHERE).orElseThrow())
                .matches(terms -> terms.isFor(Scheme.EMPLOYEE, "1103"))
                .matches(terms -> terms.isFor(Scheme.RESIDENT, "1403"))
                .matches(terms -> terms.isFor(Scheme.RESIDENT, "1601"));
    }

    @Test
    void second_1_and_2_the_declaration_form_is_stamped_by_the_agency_elsewhere() {
        assertThat(GENERAL_GUIDE.types())
                .allMatch(terms -> terms.allOf().contains("declaration-form"))
                .noneMatch(TypeTerms::promise);
        assertThat(GENERAL_GUIDE.materials().get("declaration-form")).contains("申报表", "盖章");
    }

    @Test
    void second_3_the_network_card_comes_after_the_confirmation_and_is_never_demanded() {
        assertThat(GENERAL_GUIDE.materials()).containsKey("network-card");
        assertThat(GENERAL_GUIDE.types())
                .noneMatch(terms -> terms.demanded().contains("network-card"));
    }

    @Test
    void second_4_the_card_cannot_be_used_at_home_after_filing() {
        for (FilingType type : FilingType.values()) {
            assertThat(GENERAL_GUIDE.homeCare(type, false))
                    .isEqualTo(type.isLongTerm() ? HomeCare.CLOSED : HomeCare.OPEN);
        }
        assertThat(GENERAL_GUIDE.accountSuspendedWhileFiled()).isTrue();
    }

    @Test
    void second_5_a_change_can_be_reported_any_time() {
        assertThat(GENERAL_GUIDE.institutionsLocked()).isFalse();
        assertThat(GENERAL_GUIDE.lockedUntil(FROM)).isEqualTo(FROM);
    }

    @Test
    void third_the_municipal_counter_or_the_nearest_district_agency() {
        assertThat(GENERAL_GUIDE.channels())
                .containsOnlyKeys("municipal-counter", "district-agency");
    }

    @Test
    void process_2_every_networked_designated_hospital_of_the_place_is_open() {
        assertThat(GENERAL_GUIDE.maxInstitutions()).isZero();
    }
}
