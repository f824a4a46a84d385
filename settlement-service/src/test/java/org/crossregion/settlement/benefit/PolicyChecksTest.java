package org.crossregion.settlement.benefit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.crossregion.values.FilingType;
import org.crossregion.values.Rate;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.problem.Violation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an import refuses, one change at a time to a file that is sound, each with the line it is
 * on; and beside each refusal what is just not refused.
 */
class PolicyChecksTest {

    private static final String SOUND =
            """
            - region: "220100"
              scheme: employee
              name: test
              version: 1
              source: 某市职工医保办法
              validFrom: 2026-01-01
              care:
                - careTypes: [inpatient]
                  deductible: { per: admission, amounts: ["800", "600"] }
                  segments:
                    - { over: "0", upTo: "10000", percent: "80" }
                    - { over: "10000", percent: "90" }
                - careTypes: [outpatient]
                  deductible: { per: year, amounts: ["300"] }
                  segments:
                    - { over: "0", percent: "50" }
                  perCase: "200"
                  perCaseOf: cost
                  perCaseExcess: person
                  yearlyCeiling: "3000"
              reductions: { referral: "5", unfiled: "20" }
              poolingCeiling: "100000"
              layers:
                - fund: large-amount
                  base: above-ceiling
                  segments:
                    - { over: "0", percent: "90" }
                  yearlyCeiling: "50000"
                - fund: medical-aid
                  base: self-pay
                  segments:
                    - { over: "0", percent: "50" }
                  settledDirectly: false
                  claimedAt: 民政救助窗口
              account:
                pays: [in-scope]
              crossYear: byDays
              freedDeductible: review
              claims: { deadlineMonths: 6 }
              stays: { agreementEnded: refuse, injuryPromise: demanded }
            """;

    @Test
    void the_sound_file_is_sound() {
        BenefitPolicy policy = read(SOUND).get(0);

        assertThat(policy.crossYear()).isEqualTo(CrossYear.BY_DAYS);
        assertThat(policy.freedDeductible()).isEqualTo(FreedDeductible.REVIEW);
        assertThat(policy.claims().months()).contains(6);
        assertThat(policy.stays()).isEqualTo(new StayTerms(false, true, Optional.empty()));
        assertThat(policy.layers().get(1).claimedAt()).isEqualTo("民政救助窗口");
        assertThat(policy.care().get(1).quota())
                .contains(new Quota(Policies.yuan("200"), Quota.Of.COST, false));
        assertThat(policy.care().get(1).yearlyCeiling()).contains(Policies.yuan("3000"));
    }

    @Test
    void what_is_not_said_is_the_default() {
        String plain =
                SOUND.replace("  crossYear: byDays\n", "")
                        .replace("  freedDeductible: review\n", "")
                        .replace("  claims: { deadlineMonths: 6 }\n", "")
                        .replace(
                                "  stays: { agreementEnded: refuse, injuryPromise: demanded }\n",
                                "");
        BenefitPolicy policy = read(plain).get(0);

        assertThat(policy.crossYear()).isEqualTo(CrossYear.WHOLE);
        assertThat(policy.freedDeductible()).isEqualTo(FreedDeductible.NEXT_BILL);
        assertThat(policy.claims()).isEqualTo(ClaimTerms.DEFAULT);
        assertThat(policy.stays()).isEqualTo(new StayTerms(true, false, Optional.empty()));
        assertThat(policy.reductions().by()).isEqualTo(Reductions.By.POINTS);
    }

    @ParameterizedTest(name = "{2}: {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // what stands there | what stands there instead | the rule broken
                "percent: \"80\" } | percent: \"100.01\" } | at-most-100-percent",
                "agreementEnded: refuse | agreementEnded: no | code",
                "injuryPromise: demanded | injuryPromise: always | code",
                "agreementEnded: refuse | admission: refuse | known",
                "percent: \"80\" } | percent: \"-0.01\" } | not-negative",
                "percent: \"80\" } | percent: \"80.001\" } | percent",
                "percent: \"80\" } | percent: eighty } | percent",
                "percent: \"80\" } | percent: [80] } | scalar",
                "percent: \"80\" } | share: \"80\" } | known",
                "over: \"10000\" | over: \"10000.01\" | no-gap",
                "over: \"10000\" | over: \"9999.99\" | no-overlap",
                "over: \"0\", upTo: \"10000\" | over: \"1\", upTo: \"10000\" | no-gap",
                "over: \"0\", upTo | over: \"-1\", upTo | not-negative",
                "\"800\", \"600\" | \"800\", \"800.01\" | falling",
                "\"800\", \"600\" | \"-800\", \"600\" | not-negative",
                "\"800\", \"600\" | \"800.001\", \"600\" | money",
                "\"800\", \"600\" | \"8e2\", \"600\" | money",
                "\"800\", \"600\" | \"1234567890123\", \"600\" | money",
                "\"800\", \"600\" | \"٨٠٠\", \"600\" | money",
                "amounts: [\"300\"] | amounts: [\"300\", \"200\"] | one-amount",
                "amounts: [\"300\"] | amounts: [] | required",
                "per: year | per: month | code",
                "perCase: \"200\" | perCase: \"0\" | positive",
                "perCaseOf: cost | perCaseOf: days | code",
                "perCaseExcess: person | perCaseExcess: state | code",
                "yearlyCeiling: \"3000\" | yearlyCeiling: \"0.00\" | positive",
                "yearlyCeiling: \"50000\" | yearlyCeiling: \"0\" | positive",
                "poolingCeiling: \"100000\" | poolingCeiling: \"0\" | positive",
                "poolingCeiling: \"100000\" | poolingCeiling: \"-1\" | not-negative",
                "referral: \"5\" | referral: \"50.01\" | at-most-the-share",
                "referral: \"5\" | referral: \"-5\" | not-negative",
                "referral: \"5\" | referal: \"5\" | known",
                "fund: medical-aid | fund: large-amount | unique",
                "fund: medical-aid | fund: pooling | further",
                "fund: medical-aid | fund: charity | code",
                "base: self-pay | base: everything | code",
                "settledDirectly: false | settledDirectly: no | boolean",
                "claimedAt: 民政救助窗口 | claimedAt: [民政救助窗口] | scalar",
                "pays: [in-scope] | pays: [in-scope, in-scope] | unique",
                "pays: [in-scope] | pays: [cash] | code",
                "crossYear: byDays | crossYear: byMonths | code",
                "freedDeductible: review | freedDeductible: nobody | code",
                "region: \"220100\" | region: \"2201\" | region",
                "scheme: employee | scheme: rural | code",
                "version: 1 | version: 0 | positive",
                "version: 1 | version: one | positive",
                "validFrom: 2026-01-01 | validFrom: 2026-02-29 | date",
                "validFrom: 2026-01-01 | validFrom: 1998-12-13 | plausible",
                "validFrom: 2026-01-01 | validFrom: 2101-01-01 | plausible",
                "name: test | name: \"te\\nst\" | one-line",
                "careTypes: [outpatient] | careTypes: [outpatient, outpatient] | unique",
                "careTypes: [outpatient] | careTypes: [dental] | code"
            })
    void a_single_mistake_is_refused_with_its_line(String there, String wrong, String rule) {
        assertThat(SOUND).contains(there);
        String file = SOUND.replaceFirst(java.util.regex.Pattern.quote(there), quoted(wrong));
        int line = lineOf(SOUND, there);

        assertThat(violations(file))
                .anySatisfy(
                        one -> {
                            assertThat(one.rule()).isEqualTo(rule);
                            assertThat(one.field()).startsWith("line " + line + ",");
                            assertThat(one.message()).contains(" / ");
                        });
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "percent: \"80\" } | percent: \"100\" }",
                "percent: \"80\" } | percent: \"0\" }",
                "percent: \"80\" } | percent: 80.01 }",
                "\"800\", \"600\" | \"800\", \"800\"",
                "\"800\", \"600\" | \"0\"",
                "\"800\", \"600\" | 123456789012.99, 0",
                "perCase: \"200\" | perCase: \"0.01\"",
                "yearlyCeiling: \"3000\" | yearlyCeiling: \"0.01\"",
                "yearlyCeiling: \"50000\" | yearlyCeiling: \"0.01\"",
                "poolingCeiling: \"100000\" | poolingCeiling: \"0.01\"",
                "referral: \"5\" | referral: \"50\"",
                "validFrom: 2026-01-01 | validFrom: 1998-12-14",
                "validFrom: 2026-01-01 | validFrom: 2028-02-29",
                "perCaseExcess: person | perCaseExcess: hospital",
                "pays: [in-scope] | pays: []"
            })
    void what_is_just_right_is_not_refused(String there, String right) {
        assertThat(SOUND).contains(there);

        assertThat(
                        violations(
                                SOUND.replaceFirst(
                                        java.util.regex.Pattern.quote(there), quoted(right))))
                .isEmpty();
    }

    @Test
    void each_missing_key_is_named() {
        for (String key :
                List.of(
                        "region: \"220100\"\n  ",
                        "  scheme: employee\n",
                        "  name: test\n",
                        "  version: 1\n",
                        "  source: 某市职工医保办法\n",
                        "  validFrom: 2026-01-01\n",
                        "  poolingCeiling: \"100000\"\n")) {
            assertThat(rules(SOUND.replace(key, ""))).as(key).containsExactly("required");
        }
    }

    @Test
    void a_key_that_is_there_twice_is_refused() {
        assertThat(rules(SOUND.replace("  version: 1\n", "  version: 1\n  version: 2\n")))
                .containsExactly("unique");
    }

    @Test
    void care_that_is_covered_at_some_levels_only_must_say_so() {
        String some =
                SOUND.replace(
                        "careTypes: [outpatient]",
                        "careTypes: [outpatient]\n      levels: [primary, secondary]");
        assertThat(rules(some)).containsExactly("covered", "covered");

        String said =
                some.replace(
                        "  reductions",
                        "  notCovered:\n    - careTypes: [outpatient]\n      levels: [tertiary]\n"
                                + "  reductions");
        assertThat(rules(said)).isEmpty();
        assertThat(
                        read(said)
                                .get(0)
                                .compute(
                                        new Policies.Ask()
                                                .inScope("10")
                                                .care(org.crossregion.values.CareType.OUTPATIENT)
                                                .question()))
                .isEmpty();
    }

    @Test
    void what_is_covered_cannot_be_said_not_to_be() {
        String both =
                SOUND.replace(
                        "  reductions",
                        "  notCovered:\n    - careTypes: [outpatient]\n      levels: [tertiary]\n"
                                + "  reductions");

        assertThat(violations(both))
                .hasSize(2)
                .allSatisfy(
                        one -> {
                            assertThat(one.rule()).isEqualTo("covered-once");
                            assertThat(one.field()).contains("notCovered[0]");
                        });
        assertThat(
                        rules(
                                SOUND.replace(
                                        "  reductions",
                                        "  notCovered: [{ careTypes: [pharmacy] }]\n  reductions")))
                .containsExactly("needless");
    }

    @Test
    void a_person_type_or_a_filing_without_terms_is_named() {
        assertThat(
                        violations(
                                SOUND.replace(
                                        "careTypes: [inpatient]",
                                        "careTypes: [inpatient]\n      personTypes: [\"12\"]")))
                .hasSize(3)
                .allMatch(one -> one.message().contains("person type 11"));
        assertThat(
                        violations(
                                SOUND.replace(
                                        "careTypes: [inpatient]",
                                        "careTypes: [inpatient]\n      filings: [referral]")))
                .hasSize(6)
                .allMatch(one -> one.message().contains("unfiled, not-needed)"))
                .noneMatch(one -> one.message().contains("referral"));
    }

    @Test
    void terms_by_how_a_person_is_filed_cover_everybody_once() {
        String home =
                """
                    - careTypes: [inpatient]
                      filings: [referral, emergency, other-temporary, maternity, unfiled]
                      deductible: { per: admission, amounts: ["2000"] }
                      segments: [{ over: "0", percent: "60" }]
                """;
        String two =
                SOUND.replace(
                                "careTypes: [inpatient]",
                                "careTypes: [inpatient]\n      filings: [resettled-retiree,"
                                        + " resident-elsewhere, stationed-worker, not-needed]")
                        .replace("  reductions", home + "  reductions");

        assertThat(rules(two)).isEmpty();
        BenefitPolicy policy = read(two).get(0);
        assertThat(Policies.stay("5000").filed(FilingType.REFERRAL).under(policy).deductible())
                .isEqualTo(Policies.yuan("2000"));
        assertThat(Policies.stay("5000").under(policy).deductible())
                .isEqualTo(Policies.yuan("800"));
        assertThat(rules(two.replace("[referral, emergency,", "[not-needed, referral, emergency,")))
                .isNotEmpty()
                .allMatch("covered-once"::equals);
    }

    @Test
    void terms_that_repeat_others_are_named_where_they_are() {
        String again =
                """
                    - careTypes: [inpatient]
                      deductible: { per: admission, amounts: ["1"] }
                      segments: [{ over: "0", percent: "50" }]
                """;
        String file = SOUND.replace("  reductions", again + "  reductions");

        assertThat(violations(file))
                .isNotEmpty()
                .allMatch(one -> one.rule().equals("covered-once"))
                .allMatch(one -> one.field().startsWith("line 21, [0].care[2]"));
    }

    @Test
    void a_share_of_nothing_has_nothing_to_lose() {
        assertThat(
                        rules(
                                SOUND.replace(
                                        "over: \"0\", percent: \"50\" }\n      perCase",
                                        "over: \"0\", percent: \"0\" }\n      perCase")))
                .isEmpty();
    }

    @Test
    void percent_of_the_share_never_takes_more_than_the_share() {
        String file =
                SOUND.replace(
                        "reductions: { referral: \"5\",",
                        "reductionBy: percentOfShare\n  reductions: { referral: \"100\",");

        assertThat(rules(file)).isEmpty();
        assertThat(rules(file.replace("percentOfShare", "share"))).contains("code");
    }

    @Test
    void the_presets_bound_and_complete_the_reductions() {
        String jiangsu =
                SOUND.replace(
                        "reductions: { referral: \"5\", unfiled: \"20\" }",
                        "reductionPreset: jiangsu\n  reductions: { other-temporary: \"20\" }");
        Reductions reductions = read(jiangsu).get(0).reductions();

        assertThat(reductions.byType())
                .containsEntry(FilingType.REFERRAL, Rate.ofPercent("5"))
                .containsEntry(FilingType.EMERGENCY, Rate.ZERO)
                .containsEntry(FilingType.RESETTLED_RETIREE, Rate.ZERO);
        assertThat(reductions.unfiled()).isEqualTo(Rate.ofPercent("20"));
        assertThat(rules(jiangsu.replace("other-temporary", "referral"))).hasSize(2);
        assertThat(rules(jiangsu.replace("{ other", "{ referral: \"5.01\", other")))
                .containsExactly("within-preset");
        assertThat(rules(jiangsu.replace("{ other", "{ referral: \"5.00\", other"))).isEmpty();
        assertThat(rules(jiangsu.replace("{ other", "{ emergency: \"0.01\", other")))
                .containsExactly("within-preset");
        assertThat(rules(jiangsu.replace("{ other", "{ unfiled: \"20.01\", other")))
                .containsExactly("within-preset");
        assertThat(rules(jiangsu.replace("{ other", "{ resident-elsewhere: \"0.01\", other")))
                .containsExactly("within-preset");
        assertThat(rules(jiangsu.replace("other-temporary: \"20\"", "")))
                .containsExactly("required");
        assertThat(rules(jiangsu.replace("jiangsu", "mars"))).contains("code");

        String national = jiangsu.replace("jiangsu", "national");
        assertThat(rules(national.replace("{ other", "{ referral: \"10\", other"))).isEmpty();
        assertThat(rules(national.replace("{ other", "{ referral: \"10.01\", other")))
                .containsExactly("within-preset");
        assertThat(rules(national.replace("other-temporary: \"20\"", "other-temporary: \"20.01\"")))
                .containsExactly("within-preset");
        assertThat(
                        read(national.replace("other-temporary: \"20\"", ""))
                                .get(0)
                                .reductions()
                                .byType())
                .containsEntry(FilingType.EMERGENCY, Rate.ofPercent("10"))
                .containsEntry(FilingType.OTHER_TEMPORARY, Rate.ofPercent("20"));
    }

    @Test
    void a_layer_above_the_ceiling_comes_before_those_on_self_pay() {
        String first = "base: above-ceiling";
        String second = "base: self-pay";
        assertThat(SOUND.indexOf(first)).isBetween(0, SOUND.indexOf(second));
        String turned =
                SOUND.replace(first, "base: ?")
                        .replaceFirst(second + "(-and-prior)?", first)
                        .replace("base: ?", second);

        assertThat(rules(turned)).containsExactly("above-ceiling-first");
        assertThat(read(SOUND)).hasSize(1);
    }

    @Test
    void who_pays_a_claim_is_said_of_layers_that_are_claimed() {
        assertThat(rules(SOUND.replace("settledDirectly: false", "settledDirectly: true")))
                .containsExactly("not-settled-directly");
    }

    @Test
    void the_same_version_twice_in_a_file_is_refused_with_the_place_of_the_first() {
        assertThatThrownBy(() -> read(SOUND + SOUND))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused ->
                                assertThat(refused.violations())
                                        .extracting(Violation::field, Violation::rule)
                                        .containsExactly(
                                                org.assertj.core.groups.Tuple.tuple(
                                                        "line 41, [1]", "unique")));
        assertThat(read(SOUND + SOUND.replace("version: 1", "version: 2"))).hasSize(2);
        assertThat(read(SOUND + SOUND.replace("\"220100\"", "\"220200\""))).hasSize(2);
    }

    @Test
    void a_file_names_all_that_is_wrong_at_once_and_in_every_policy_of_it() {
        String bad =
                SOUND.replace("percent: \"80\"", "percent: \"180\"")
                        .replace("poolingCeiling: \"100000\"", "poolingCeiling: \"0\"");
        String both = bad + bad.replace("version: 1", "version: 2");

        assertThatThrownBy(() -> read(both))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused ->
                                assertThat(refused.violations())
                                        .extracting(Violation::field)
                                        .containsExactly(
                                                "line 11, [0].care[0].segments[0].percent",
                                                "line 22, [0].poolingCeiling",
                                                "line 51, [1].care[0].segments[0].percent",
                                                "line 62, [1].poolingCeiling"));
    }

    @Test
    void what_is_no_list_of_policies_is_refused() {
        for (String file :
                List.of(
                        "",
                        "[]",
                        "{}",
                        "region: x",
                        "- 1\n",
                        "- []\n",
                        "---\n- a\n---\n- b\n",
                        "\t")) {
            assertThatThrownBy(() -> read(file)).as(file).isInstanceOf(Refused.class);
        }
        assertThatThrownBy(() -> PolicyFiles.read(new byte[] {(byte) 0xC3, 0x28}))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused ->
                                assertThat(refused.violations())
                                        .extracting(Violation::rule)
                                        .containsExactly("encoding"));
        assertThat(read("\uFEFF" + SOUND)).hasSize(1);
    }

    @Test
    void a_policy_that_was_stored_under_older_rules_is_still_read() {
        List<Violation> violations = new ArrayList<>();
        String old =
                SOUND.replace("referral: \"5\"", "referral: \"60\"")
                        .replace("\"800\", \"600\"", "\"600\", \"800\"");

        List<BenefitPolicy> policies = new PolicyReader(violations).readStored(old);

        assertThat(violations).isEmpty();
        assertThat(policies).hasSize(1);
        assertThat(rules(old)).containsExactlyInAnyOrder("at-most-the-share", "falling");
    }

    private static String quoted(String text) {
        return java.util.regex.Matcher.quoteReplacement(text);
    }

    private static int lineOf(String file, String text) {
        return (int) file.substring(0, file.indexOf(text)).chars().filter(c -> c == '\n').count()
                + 1;
    }

    private static List<BenefitPolicy> read(String file) {
        return PolicyFiles.read(file.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> rules(String file) {
        return violations(file).stream().map(Violation::rule).toList();
    }

    private static List<Violation> violations(String file) {
        try {
            read(file);
            return List.of();
        } catch (Refused refused) {
            return refused.violations();
        }
    }
}
