package org.crossregion.filing.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.crossregion.filing.policy.Presets.GUANGZHOU;

import org.crossregion.values.FilingType;
import org.crossregion.values.Scheme;
import org.junit.jupiter.api.Test;

import java.util.List;

/** The preset guangzhou against S2 ①: two groups of insured, each with its table. */
class GuangzhouPolicyTest {

    @Test
    void group_1_one_1_retired_employees_who_live_elsewhere_for_half_a_year_file() {
        TypeTerms terms = terms(FilingType.RESETTLED_RETIREE, "retiree");

        assertThat(terms.isFor(Scheme.EMPLOYEE, "1201")).isTrue();
        assertThat(terms.isFor(Scheme.EMPLOYEE, "1101")).isFalse();
        assertThat(GUANGZHOU.materialMonths()).containsEntry("temporary-residence-proof", 6);
    }

    @Test
    void group_1_one_2_employees_stationed_elsewhere_for_half_a_year_file() {
        TypeTerms terms = terms(FilingType.STATIONED_WORKER, "employee");

        assertThat(terms.isFor(Scheme.EMPLOYEE, "1101")).isTrue();
        assertThat(terms.isFor(Scheme.EMPLOYEE, "1201")).isFalse();
        assertThat(GUANGZHOU.materialMonths()).containsEntry("labour-contract", 6);
    }

    @Test
    void group_1_two_1_the_employer_or_the_person_asks_for_the_record_book_with_the_card() {
        assertThat(GUANGZHOU.channels()).containsKeys("employer", "agency");
        assertThat(GUANGZHOU.materials().get("record-book")).contains("记录册");
        assertThat(GUANGZHOU.materials().get("identity-voucher")).isEqualTo("医保卡");
    }

    @Test
    void group_1_two_2_one_to_three_institutions_of_one_place_are_chosen_and_stamp_the_book() {
        assertThat(GUANGZHOU.maxInstitutions()).isEqualTo(3);
        assertThat(GUANGZHOU.placesOnProof()).isEqualTo(1);
        assertThat(GUANGZHOU.materials().get("record-book")).contains("选定机构", "经办机构", "盖章");
        assertThat(GUANGZHOU.promiseAllowed()).isFalse();
    }

    @Test
    void group_1_two_2_the_agency_confirms_what_an_institution_stamps() {
        assertThat(GUANGZHOU.hospitals().designations()).isEqualTo(HospitalTerms.Asking.REVIEWED);
    }

    @Test
    void table_1_every_category_brings_a_photo_and_the_record_book() {
        assertThat(GUANGZHOU.types())
                .filteredOn(terms -> !terms.category().isEmpty())
                .hasSize(8)
                .allMatch(terms -> terms.allOf().containsAll(List.of("photo", "record-book")));
        assertThat(GUANGZHOU.materials().get("photo")).contains("近期小一寸免冠彩色");
    }

    @Test
    void table_1_1_employees_a_certificate_a_licence_and_a_contract_of_half_a_year() {
        TypeTerms terms = terms(FilingType.STATIONED_WORKER, "employee");

        assertThat(terms.allOf()).contains("work-certificate", "labour-contract");
        assertThat(terms.oneOf()).containsExactly("branch-licence", "government-certificate");
        assertThat(GUANGZHOU.materialMonths()).containsEntry("labour-contract", 6);
    }

    @Test
    void table_1_2_retirees_any_proof_of_residence_and_the_employers_certificate() {
        TypeTerms terms = terms(FilingType.RESETTLED_RETIREE, "retiree");

        assertThat(terms.allOf()).contains("employer-certificate");
        assertThat(terms.oneOf())
                .containsExactly(
                        "residence-certificate",
                        "temporary-residence-proof",
                        "temporary-residence-permit",
                        "household-register");
    }

    @Test
    void table_1_3_labour_dispatch_seven_papers_and_a_contract_of_two_years() {
        TypeTerms terms = terms(FilingType.STATIONED_WORKER, "labour-dispatch");

        assertThat(terms.allOf())
                .containsExactlyInAnyOrder(
                        "photo",
                        "record-book",
                        "dispatch-agreement",
                        "host-licence",
                        "branch-licence",
                        "dispatch-contract",
                        "employment-proof",
                        "work-certificate",
                        "agency-licence");
        assertThat(GUANGZHOU.materialMonths()).containsEntry("dispatch-contract", 24);
    }

    @Test
    void table_1_4_employment_agencies_four_papers_and_a_contract_of_half_a_year() {
        assertThat(terms(FilingType.STATIONED_WORKER, "employment-agency").allOf())
                .containsExactlyInAnyOrder(
                        "photo",
                        "record-book",
                        "work-certificate",
                        "branch-licence",
                        "labour-contract",
                        "agency-licence");
    }

    @Test
    void group_2_one_the_old_minors_and_non_working_residents_file() {
        assertThat(terms(FilingType.RESIDENT_ELSEWHERE, "elderly").isFor(Scheme.RESIDENT, "1601"))
                .isTrue();
        assertThat(terms(FilingType.RESIDENT_ELSEWHERE, "minor").isFor(Scheme.RESIDENT, "1402"))
                .isTrue();
        assertThat(
                        terms(FilingType.RESIDENT_ELSEWHERE, "non-working")
                                .isFor(Scheme.RESIDENT, "1501"))
                .isTrue();
        assertThat(terms(FilingType.RESIDENT_ELSEWHERE, "elderly").isFor(Scheme.RESIDENT, "1501"))
                .isFalse();
        assertThat(terms(FilingType.RESIDENT_ELSEWHERE, "elderly").isFor(Scheme.EMPLOYEE, "1201"))
                .isFalse();
    }

    @Test
    void group_2_one_students_of_a_branch_campus_on_sick_leave_or_in_internship_file() {
        TypeTerms terms = terms(FilingType.RESIDENT_ELSEWHERE, "student");

        assertThat(terms.label()).contains("异地分校", "因病休学", "实习");
        assertThat(terms.isFor(Scheme.RESIDENT, "1404")).isTrue();
        assertThat(terms.isFor(Scheme.RESIDENT, "1402")).isFalse();
    }

    @Test
    void group_2_two_residents_choose_and_have_stamped_as_employees_do() {
        assertThat(GUANGZHOU.termsOf(FilingType.RESIDENT_ELSEWHERE))
                .hasSize(4)
                .allMatch(terms -> GUANGZHOU.mostInstitutions(terms) == 3)
                .allMatch(terms -> terms.allOf().contains("record-book"));
    }

    @Test
    void table_2_1_to_3_one_of_three_papers_proves_the_residence() {
        for (String category : List.of("elderly", "minor", "non-working")) {
            assertThat(terms(FilingType.RESIDENT_ELSEWHERE, category).oneOf())
                    .as(category)
                    .containsExactly(
                            "residence-certificate",
                            "temporary-residence-proof",
                            "temporary-residence-permit");
        }
    }

    @Test
    void table_2_4_students_bring_their_schools_certificate() {
        TypeTerms terms = terms(FilingType.RESIDENT_ELSEWHERE, "student");

        assertThat(terms.allOf()).contains("school-certificate");
        assertThat(terms.oneOf()).isEmpty();
        assertThat(GUANGZHOU.channels()).containsKey("school");
    }

    @Test
    void notes_below_both_tables_employers_and_schools_hand_in_a_batch_file() {
        assertThat(GUANGZHOU.channels()).containsKey("batch");
    }

    @Test
    void whoever_fits_one_category_alone_need_not_name_it() {
        assertThat(GUANGZHOU.categoryFor(FilingType.RESIDENT_ELSEWHERE, Scheme.RESIDENT, "1601"))
                .isEqualTo("elderly");
        assertThat(GUANGZHOU.categoryFor(FilingType.STATIONED_WORKER, Scheme.EMPLOYEE, "1101"))
                .isEmpty();
    }

    private static TypeTerms terms(FilingType type, String category) {
        return GUANGZHOU.terms(type, category).orElseThrow();
    }
}
