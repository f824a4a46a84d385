package org.crossregion.filing.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.crossregion.filing.policy.Presets.GUANGZHOU;

import org.crossregion.values.FilingType;
import org.crossregion.values.Scheme;
import org.junit.jupiter.api.Test;

import java.util.List;

/** The preset guangzhou, category by category against the two tables of S2 ①. */
class GuangzhouPolicyTest {

    @Test
    void table_1_employee_a_certificate_a_licence_and_a_contract_of_half_a_year() {
        TypeTerms terms = terms(FilingType.STATIONED_WORKER, "employee");

        assertThat(terms.allOf()).contains("work-certificate", "labour-contract");
        assertThat(terms.oneOf()).containsExactly("branch-licence", "government-certificate");
        assertThat(GUANGZHOU.materialMonths()).containsEntry("labour-contract", 6);
    }

    @Test
    void table_1_retiree_any_proof_of_residence_and_the_employers_certificate() {
        TypeTerms terms = terms(FilingType.RESETTLED_RETIREE, "retiree");

        assertThat(terms.allOf()).contains("employer-certificate");
        assertThat(terms.oneOf()).hasSize(4).contains("household-register");
        assertThat(GUANGZHOU.materialMonths()).containsEntry("temporary-residence-proof", 6);
    }

    @Test
    void table_1_labour_dispatch_seven_papers_and_a_contract_of_two_years() {
        TypeTerms terms = terms(FilingType.STATIONED_WORKER, "labour-dispatch");

        assertThat(terms.allOf()).hasSize(2 + 7).contains("dispatch-contract");
        assertThat(GUANGZHOU.materialMonths()).containsEntry("dispatch-contract", 24);
    }

    @Test
    void table_1_employment_agency_four_papers() {
        assertThat(terms(FilingType.STATIONED_WORKER, "employment-agency").allOf())
                .hasSize(2 + 4)
                .contains("agency-licence");
    }

    @Test
    void table_2_old_young_and_non_working_residents_prove_where_they_live() {
        for (String category : List.of("elderly", "minor", "non-working")) {
            assertThat(terms(FilingType.RESIDENT_ELSEWHERE, category).oneOf())
                    .as(category)
                    .hasSize(3);
        }
        assertThat(terms(FilingType.RESIDENT_ELSEWHERE, "elderly").isFor(Scheme.RESIDENT, "1601"))
                .isTrue();
        assertThat(terms(FilingType.RESIDENT_ELSEWHERE, "elderly").isFor(Scheme.RESIDENT, "1501"))
                .isFalse();
    }

    @Test
    void table_2_students_bring_their_schools_certificate() {
        TypeTerms terms = terms(FilingType.RESIDENT_ELSEWHERE, "student");

        assertThat(terms.allOf()).contains("school-certificate");
        assertThat(terms.isFor(Scheme.RESIDENT, "1404")).isTrue();
        assertThat(terms.isFor(Scheme.RESIDENT, "1402")).isFalse();
    }

    @Test
    void every_category_brings_a_photo_and_the_stamped_record_book() {
        assertThat(GUANGZHOU.types())
                .filteredOn(terms -> !terms.category().isEmpty())
                .hasSize(8)
                .allMatch(terms -> terms.allOf().containsAll(List.of("photo", "record-book")));
        assertThat(GUANGZHOU.materials().get("record-book")).contains("盖章");
    }

    @Test
    void whoever_fits_one_category_alone_need_not_name_it() {
        assertThat(GUANGZHOU.categoryFor(FilingType.RESIDENT_ELSEWHERE, Scheme.RESIDENT, "1601"))
                .isEqualTo("elderly");
        assertThat(GUANGZHOU.categoryFor(FilingType.STATIONED_WORKER, Scheme.EMPLOYEE, "1101"))
                .isEmpty();
    }

    @Test
    void one_to_three_institutions_of_one_place_are_chosen() {
        assertThat(GUANGZHOU.maxInstitutions()).isEqualTo(3);
        assertThat(GUANGZHOU.placesOnProof()).isEqualTo(1);
    }

    private static TypeTerms terms(FilingType type, String category) {
        return GUANGZHOU.terms(type, category).orElseThrow();
    }
}
