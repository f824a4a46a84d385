package org.crossregion.filing.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.crossregion.web.problem.Refused;
import org.crossregion.web.problem.Violation;
import org.crossregion.web.reference.YamlRows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Files of filing policies: read whole, or refused with every line that is wrong. */
class PolicyFileTest {

    private static final Set<Class<?>> SECTIONS =
            Set.of(FilingPolicy.class, TypeTerms.class, HospitalTerms.class);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jilin",
                "national",
                "jiangsu",
                "zhuzhou",
                "guangzhou",
                "tianjin",
                "mudanjiang",
                "general-guide"
            })
    void what_is_exported_is_read_again_and_says_the_same(String preset) {
        FilingPolicy policy = Presets.policy(Presets.text(preset));

        byte[] exported = YamlRows.write(List.of(policy));

        assertThat(PolicyFile.read(exported).get(0).value()).isEqualTo(policy);
        assertThat(YamlRows.write(List.of(PolicyFile.read(exported).get(0).value())))
                .isEqualTo(exported);
    }

    @Test
    void an_unknown_a_missing_and_an_unreadable_key_are_all_named_with_their_lines() {
        String file =
                Presets.text("zhuzhou")
                        .replace("  temporaryMonths: 6", "  leapMonths: 6")
                        .replace("  placesOnProof: 1", "  placesOnProof: many")
                        .replace("    from: \"07-01\"", "    form: \"07-01\"")
                        .replace(
                                "      source: S0, 一, last paragraph",
                                "      sauce: S0, 一, last paragraph");

        assertThat(violations(file))
                .extracting(Violation::field, Violation::rule)
                .contains(
                        org.assertj.core.groups.Tuple.tuple(
                                "line " + lineOf(file, "leapMonths") + ", leapMonths", "known"),
                        org.assertj.core.groups.Tuple.tuple(
                                "line " + lineOf(file, "- region") + ", temporaryMonths",
                                "required"),
                        org.assertj.core.groups.Tuple.tuple(
                                "line " + lineOf(file, "many") + ", placesOnProof", "type"),
                        org.assertj.core.groups.Tuple.tuple(
                                "line " + lineOf(file, "form: \"07") + ", accountReturn.form",
                                "known"),
                        org.assertj.core.groups.Tuple.tuple(
                                "line " + lineOf(file, "sauce") + ", types[3].sauce", "known"));
    }

    @Test
    void limits_that_cannot_be_meant_are_named_where_they_stand() {
        names("zhuzhou", "temporaryMonths: 6", "temporaryMonths: 0", "temporaryMonths", "range");
        names("zhuzhou", "temporaryMonths: 6", "temporaryMonths: 6.5", "temporaryMonths", "type");
        names("zhuzhou", "placesOnProof: 1", "placesOnProof: 0", "placesOnProof", "range");
        names("zhuzhou", "placesOnPromise: 1", "placesOnPromise: -1", "placesOnPromise", "range");
        names("zhuzhou", "maxInstitutions: 3", "maxInstitutions: 99", "maxInstitutions", "range");
        names(
                "zhuzhou",
                "residence-permit: 12",
                "residence-permit: 0",
                "materialMonths.residence-permit",
                "range");
        names(
                "zhuzhou",
                "validFrom: 2017-03-29",
                "validFrom: 1917-03-29",
                "validFrom",
                "plausible");
        names("zhuzhou", "until: \"08-31\"", "until: \"8-31\"", "accountReturn", "value");
    }

    @Test
    void keys_that_contradict_each_other_are_named() {
        names(
                "zhuzhou",
                "placesOnPromise: 1",
                "placesOnPromise: 2",
                "placesOnPromise",
                "at-most-on-proof");
        names(
                "zhuzhou",
                "placesOnPromise: 1",
                "placesOnPromise: 0",
                "placesOnPromise",
                "promise-allowed");
        names(
                "zhuzhou",
                "maxInstitutions: 3",
                "maxInstitutions: 0",
                "institutionsLocked",
                "max-institutions");
        names(
                "zhuzhou",
                "accountSuspendedWhileFiled: true",
                "accountSuspendedWhileFiled: false",
                "accountReturn",
                "account-suspended");
        names("zhuzhou", "until: \"08-31\"", "until: \"06-30\"", "accountReturn", "value");
        names(
                "zhuzhou",
                "    hospital: 定点医疗机构（转诊）",
                "    clinic: 定点医疗机构（转诊）",
                "hospitals.referrals",
                "channel");
        names(
                "mudanjiang",
                "materials: \\[identity-voucher, referral-form\\]",
                "materials: [identity-voucher]",
                "hospitals.materials",
                "complete");
        names(
                "jilin",
                "oneOf: \\[settlement-proof",
                "oneOf: [identity-voucher, settlement-proof",
                "types[0].oneOf",
                "either");
    }

    @Test
    void what_nobody_knows_is_named() {
        names("zhuzhou", "residence-permit: 12", "x-ray: 12", "materialMonths.x-ray", "known");
        names(
                "zhuzhou",
                "prints: \\[hunan-application\\]",
                "prints: [hubei-application]",
                "prints",
                "known");
        names("national", "emergency-record\\]", "x-ray]", "types[4].allOf[1]", "known");
        names("jilin", "    - \"220122\"", "    - \"430122\"", "exemptRegions", "province");
        names("national", "type: maternity", "type: referral", "types[6]", "unique");
        names("guangzhou", "category: minor", "category: elderly", "types[5]", "unique");
        names("jilin", "    partner: 合作单位", "    Partner X: 合作单位", "channels.Partner X", "code");
        names("jilin", "    partner: 合作单位", "    partner: \"\"", "channels.partner", "required");
        names("jilin", "name: jilin", "name: \" \"", "name", "required");
    }

    @Test
    void a_key_that_is_there_twice_is_refused_with_its_line() {
        String file =
                Presets.text("jilin")
                        .replace(
                                "  temporaryMonths: 6",
                                "  temporaryMonths: 6\n  temporaryMonths: 9");

        assertThat(violations(file)).isNotEmpty();
    }

    @Test
    void what_is_no_list_of_policies_is_refused() {
        for (String file : List.of("", "[]", "{}", "- 1\n", "- []\n", "- {}\n", "\t", "a: [b")) {
            assertThat(violations(file)).as(file).isNotEmpty();
        }
    }

    @Test
    void every_key_is_in_the_reference_and_every_key_there_is_one_of_ours() throws IOException {
        Set<String> keys = new TreeSet<>();
        for (RecordComponent key : FilingPolicy.class.getRecordComponents()) {
            keys.add(key.getName());
        }
        Set<String> documented = new TreeSet<>();
        String section = section("## filing-policies (YAML)");
        Matcher rows = Pattern.compile("(?m)^\\| (`[^|]*) \\|").matcher(section);
        while (rows.find()) {
            Matcher names = Pattern.compile("`([a-zA-Z]+)`").matcher(rows.group(1));
            while (names.find()) {
                documented.add(names.group(1));
            }
        }
        assertThat(documented).isEqualTo(keys);
        for (Class<?> part : SECTIONS) {
            for (RecordComponent key : part.getRecordComponents()) {
                assertThat(section).contains("`" + key.getName() + "`");
            }
        }
    }

    private static String section(String heading) throws IOException {
        String page = Files.readString(Path.of("..", "docs", "reference", "reference-data.md"));
        int begin = page.indexOf(heading);
        int end = page.indexOf("\n## ", begin + 1);
        return page.substring(begin, end < 0 ? page.length() : end);
    }

    /** A preset with one thing different is refused, naming this key with its line. */
    private static void names(String preset, String from, String to, String key, String rule) {
        String file = Presets.text(preset).replaceFirst(from, Matcher.quoteReplacement(to));
        assertThat(file).isNotEqualTo(Presets.text(preset));
        List<Violation> violations = violations(file);
        assertThat(violations)
                .as(to)
                .anySatisfy(
                        one -> {
                            assertThat(one.field()).matches("line [0-9]+, " + Pattern.quote(key));
                            assertThat(one.rule()).isEqualTo(rule);
                        });
    }

    private static int lineOf(String file, String text) {
        return (int) file.substring(0, file.indexOf(text)).chars().filter(c -> c == '\n').count()
                + 1;
    }

    private static List<Violation> violations(String file) {
        try {
            PolicyFile.read(file.getBytes(StandardCharsets.UTF_8));
            return new ArrayList<>();
        } catch (Refused refused) {
            return refused.violations();
        }
    }
}
