package org.crossregion.filing.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.crossregion.filing.policy.Presets.ZHUZHOU;

import org.crossregion.eligibility.HomeCare;
import org.crossregion.values.FilingType;
import org.crossregion.values.Scheme;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The preset zhuzhou, point by point against S0, 株洲市医疗保险处 2017-03-29. */
class ZhuzhouPolicyTest {

    @Test
    void section_1_1_who_has_retired_to_the_place_of_origin_may_be_resettled() {
        TypeTerms retired = ZHUZHOU.terms(FilingType.RESETTLED_RETIREE, "employee").orElseThrow();

        assertThat(retired.isFor(Scheme.EMPLOYEE, "1201")).isTrue();
        assertThat(retired.isFor(Scheme.EMPLOYEE, "1101")).isFalse();
        assertThat(retired.isFor(Scheme.RESIDENT, "1501")).isFalse();
        assertThat(retired.promise()).isFalse();
    }

    @Test
    void section_1_1_living_elsewhere_with_spouse_or_children_needs_a_permit_of_a_year() {
        TypeTerms living = ZHUZHOU.terms(FilingType.RESIDENT_ELSEWHERE, "employee").orElseThrow();

        assertThat(living.allOf()).contains("residence-permit");
        assertThat(ZHUZHOU.materialMonths()).containsEntry("residence-permit", 12);
        assertThat(living.promise()).isFalse();
    }

    @Test
    void section_1_1_the_papers_are_form_register_or_permit_identity_bank_account_and_handbook() {
        TypeTerms retired = ZHUZHOU.terms(FilingType.RESETTLED_RETIREE, "employee").orElseThrow();

        assertThat(retired.allOf())
                .containsExactly(
                        "identity-voucher", "application-form", "bank-account", "medical-handbook");
        assertThat(retired.oneOf()).containsExactly("household-register", "residence-permit");
        assertThat(ZHUZHOU.materials().get("bank-account")).contains("开户行", "账号");
        assertThat(ZHUZHOU.channels()).containsKey("agency");
    }

    @Test
    void section_1_1_after_the_review_the_province_s_application_is_printed() {
        assertThat(ZHUZHOU.prints()).containsExactly("hunan-application");
    }

    @Test
    void section_1_whoever_is_stationed_elsewhere_is_filed_by_the_employer_as_a_unit() {
        TypeTerms stationed = ZHUZHOU.terms(FilingType.STATIONED_WORKER).orElseThrow();

        assertThat(ZHUZHOU.channels()).containsKey("employer");
        assertThat(stationed.channels()).contains("employer").doesNotContain("app");
        assertThat(stationed.isFor(Scheme.EMPLOYEE, "1101")).isTrue();
        assertThat(stationed.isFor(Scheme.EMPLOYEE, "1201")).isFalse();
    }

    @Test
    void section_1_the_unit_chooses_up_to_three_institutions_confirmed_by_the_place_and_itself() {
        TypeTerms stationed = ZHUZHOU.terms(FilingType.STATIONED_WORKER).orElseThrow();

        assertThat(ZHUZHOU.mostInstitutions(stationed)).isEqualTo(3);
        assertThat(stationed.allOf())
                .contains("application-form", "employer-opinion", "local-agency-confirmation");
        assertThat(stationed.missing(Set.of("identity-voucher", "application-form"), false))
                .hasSize(2);
    }

    @Test
    void section_2_1_one_to_three_institutions_of_the_place_are_chosen() {
        assertThat(ZHUZHOU.maxInstitutions()).isEqualTo(3);
        assertThat(ZHUZHOU.placesOnProof()).isEqualTo(1);
        assertThat(ZHUZHOU.materials().get("application-form")).contains("定点医院", "盖章");
        assertThat(ZHUZHOU.termsOf(FilingType.REFERRAL))
                .allMatch(terms -> ZHUZHOU.mostInstitutions(terms) == 0);
    }

    @Test
    void section_2_2_what_was_chosen_changes_only_with_the_place() {
        assertThat(ZHUZHOU.institutionsLocked()).isTrue();
        assertThat(ZHUZHOU.hospitals().designations()).isEqualTo(HospitalTerms.Asking.NONE);
    }

    @Test
    void section_3_the_account_stops_and_its_money_returns_in_july_and_august() {
        assertThat(ZHUZHOU.accountSuspendedWhileFiled()).isTrue();
        assertThat(ZHUZHOU.accountReturn().from()).isEqualTo("07-01");
        assertThat(ZHUZHOU.accountReturn().until()).isEqualTo("08-31");
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

    /** 长沙市（38家） … 湘西自治州（1家）: the sample has every one of them in its region. */
    @Test
    void annex_the_networked_hospitals_of_fourteen_regions_are_in_the_sample() throws IOException {
        Map<String, Integer> annex = new TreeMap<>();
        List<String> regions =
                List.of(
                        "4301", "4302", "4303", "4304", "4305", "4306", "4307", "4308", "4309",
                        "4310", "4311", "4312", "4313", "4331");
        List<Integer> said = List.of(38, 8, 5, 2, 2, 11, 2, 1, 2, 5, 2, 3, 3, 1);
        for (int i = 0; i < regions.size(); i++) {
            annex.put(regions.get(i), said.get(i));
        }
        Map<String, Integer> sample = new TreeMap<>();
        Path file = Path.of("..", "deploy", "local", "src", "main", "reference");
        for (String line : Files.readAllLines(file.resolve("institutions.csv"))) {
            String[] cells = line.split(",");
            if (cells[0].startsWith("H43") && !cells[1].contains("示例")) {
                assertThat(cells[7]).as(line).isEqualTo("true");
                sample.merge(cells[4].substring(0, 4), 1, Integer::sum);
            }
        }

        assertThat(sample).isEqualTo(annex);
    }
}
