package org.crossregion.settlement.benefit;

import static org.assertj.core.api.Assertions.assertThat;

import org.crossregion.web.problem.Violation;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class PolicyReaderTest {

    private static final String GOOD =
            """
            - region: "220100"
              scheme: employee
              name: test
              version: 1
              source: test
              validFrom: 2026-01-01
              care:
                - careTypes: [inpatient]
                  deductible: { per: admission, amounts: ["800"] }
                  segments:
                    - { over: "0", upTo: "10000", percent: "80" }
                    - { over: "10000", percent: "90" }
              poolingCeiling: "100000"
              layers:
                - fund: large-amount
                  base: above-ceiling
                  segments:
                    - { over: "0", percent: "90" }
              account:
                pays: [in-scope]
            """;

    @Test
    void a_good_file_is_read_without_complaint() {
        List<Violation> violations = new ArrayList<>();

        List<BenefitPolicy> policies = new PolicyReader(violations).read(GOOD);

        assertThat(violations).isEmpty();
        assertThat(policies).hasSize(1);
        assertThat(policies.get(0).layers().get(0).settledDirectly()).isTrue();
    }

    @Test
    void what_exceeds_a_quota_may_be_the_hospitals_but_needs_a_quota() {
        String quota =
                GOOD.replace(
                        "      segments:\n        - { over: \"0\", upTo",
                        "      perCase: \"300\"\n      perCaseExcess: hospital\n      segments:\n        - { over: \"0\", upTo");
        assertThat(quota).isNotEqualTo(GOOD);
        List<Violation> violations = new ArrayList<>();
        List<BenefitPolicy> policies = new PolicyReader(violations).read(quota);

        assertThat(violations).isEmpty();
        assertThat(policies.get(0).care().get(0).quota().orElseThrow().hospitalBearsExcess())
                .isTrue();
        assertThat(rules(quota.replace("perCaseExcess: hospital", "perCaseExcess: nobody")))
                .containsExactly("code");
        assertThat(rules(quota.replace("      perCase: \"300\"\n", "")))
                .containsExactly("needs-quota");
    }

    @Test
    void a_gap_between_bands_is_named_with_line_and_path() {
        assertThat(wrong(GOOD.replace("over: \"10000\"", "over: \"12000\"")))
                .extracting(Violation::field, Violation::rule)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                "line 12, [0].care[0].segments[1].over", "no-gap"));
    }

    @Test
    void an_overlap_of_bands_is_refused() {
        assertThat(rules(GOOD.replace("over: \"10000\"", "over: \"9999.99\"")))
                .containsExactly("no-overlap");
    }

    @Test
    void a_share_above_the_whole_is_refused_and_the_whole_is_not() {
        assertThat(rules(GOOD.replace("\"80\"", "\"100.01\"")))
                .containsExactly("at-most-100-percent");
        assertThat(rules(GOOD.replace("\"80\"", "\"100\""))).isEmpty();
    }

    @Test
    void bands_that_end_leave_a_gap_above() {
        assertThat(rules(GOOD.replace("over: \"10000\",", "over: \"10000\", upTo: \"20000\",")))
                .containsExactly("no-gap");
    }

    @Test
    void a_band_that_ends_before_it_begins_is_refused() {
        assertThat(rules(GOOD.replace("upTo: \"10000\"", "upTo: \"0\""))).contains("after-over");
    }

    @Test
    void a_level_without_terms_is_named() {
        List<Violation> violations =
                wrong(
                        GOOD.replace(
                                "deductible:", "levels: [tertiary, secondary]\n      deductible:"));

        assertThat(violations).hasSize(2);
        assertThat(violations).allMatch(one -> one.rule().equals("covered"));
        assertThat(violations.get(0).message()).contains("primary");
    }

    @Test
    void persons_covered_twice_are_named() {
        String again =
                "    - careTypes: [inpatient]\n"
                        + "      personTypes: [\"12\"]\n"
                        + "      deductible: { per: admission, amounts: [\"1\"] }\n"
                        + "      segments: [{ over: \"0\", percent: \"1\" }]\n";
        String twice = GOOD.replace("  poolingCeiling", again + "  poolingCeiling");

        assertThat(rules(twice)).isNotEmpty().allMatch("covered-once"::equals);
    }

    @Test
    void the_pooling_fund_is_no_further_layer_and_a_fund_has_one() {
        assertThat(rules(GOOD.replace("fund: large-amount", "fund: pooling")))
                .containsExactly("further");
    }

    @Test
    void unknown_words_keys_dates_and_amounts_are_all_named_at_once() {
        String bad =
                GOOD.replace("inpatient", "surgery")
                        .replace("name: test", "nickname: test")
                        .replace("2026-01-01", "2026-02-30")
                        .replace("\"800\"", "\"8.001\"");

        assertThat(rules(bad)).contains("code", "known", "required", "date", "money");
    }

    @Test
    void what_is_no_yaml_is_refused_and_never_an_error() {
        assertThat(rules("{")).containsExactly("yaml");
        assertThat(rules("")).containsExactly("not-empty");
        assertThat(rules("just a word")).containsExactly("list");
        assertThat(rules("- - - -")).isNotEmpty();
        assertThat(rules("[".repeat(5000))).containsExactly("yaml");
        assertThat(rules("a: &x [*x, *x]")).isNotEmpty();
    }

    private static List<String> rules(String file) {
        return wrong(file).stream().map(Violation::rule).toList();
    }

    private static List<Violation> wrong(String file) {
        List<Violation> violations = new ArrayList<>();
        new PolicyReader(violations).read(file);
        return violations;
    }
}
