package org.crossregion.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

import org.crossregion.settlement.refusal.SettlementRefusal;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What the documents promise is what the code says. */
class ContractsTest {

    private static final Path DOCS = Path.of("..", "docs");

    @Test
    void the_examples_of_our_events_are_as_their_schemas_say() throws IOException {
        assertThat(violations("settlement-recorded.v1", example("settlement-recorded.v1")))
                .isEmpty();
        assertThat(violations("month-sealed.v1", example("month-sealed.v1"))).isEmpty();
        assertThat(violations("admission-reported.v1", example("admission-reported.v1"))).isEmpty();
    }

    @Test
    void the_schema_refuses_what_is_no_settlement() throws IOException {
        String good = example("settlement-recorded.v1");

        assertThat(wrong(good.replace("1204050", "\"12040.50\""))).isNotEmpty();
        assertThat(wrong(good.replace("1204050", "-1204050"))).isNotEmpty();
        assertThat(wrong(good.replace("\"kind\": \"settlement\"", "\"kind\": \"undo\"")))
                .isNotEmpty();
        assertThat(wrong(good.replace("\"pooling\"", "\"account\""))).isNotEmpty();
        assertThat(wrong(good.replace("\"A2201002610120000001\"", "\"220100\""))).isNotEmpty();
        assertThat(wrong(good.replace("\"2026-10\"", "\"2026-13\""))).isNotEmpty();
    }

    @Test
    void the_schema_refuses_what_is_no_seal() throws IOException {
        String good = example("month-sealed.v1");

        assertThat(violations("month-sealed.v1", good.replace("300", "-1"))).isNotEmpty();
        assertThat(violations("month-sealed.v1", good.replace("\"2026-10\"", "\"2026\"")))
                .isNotEmpty();
    }

    @Test
    void every_refusal_has_its_section_and_no_section_is_left_over() throws IOException {
        String problems = Files.readString(DOCS.resolve("reference/problems.md"));
        TreeSet<String> documented = new TreeSet<>();
        var headings = Pattern.compile("(?m)^## settlement/(\\S+)$").matcher(problems);
        while (headings.find()) {
            assertThat(documented.add(headings.group(1))).as(headings.group(1)).isTrue();
        }

        assertThat(documented)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(SettlementRefusal.values())
                                .map(SettlementRefusal::code)
                                .toList());
    }

    @Test
    void every_section_says_the_status_of_its_refusal() throws IOException {
        String problems = Files.readString(DOCS.resolve("reference/problems.md"));

        for (SettlementRefusal refusal : SettlementRefusal.values()) {
            String section = problems.split("(?m)^## settlement/" + refusal.code() + "$", 2)[1];
            assertThat(section.lines().limit(4).toList().toString())
                    .as(refusal.code())
                    .contains("(" + refusal.status());
        }
    }

    @Test
    void every_refusal_tells_the_counter_what_to_do() {
        assertThat(SettlementRefusal.values())
                .allMatch(refusal -> !refusal.title().isBlank() && !refusal.remedy().isBlank());
    }

    static List<Error> violations(String event, String json) throws IOException {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(
                        Files.readString(DOCS.resolve("contracts/" + event + ".schema.json")),
                        InputFormat.JSON)
                .validate(json, InputFormat.JSON);
    }

    private static List<Error> wrong(String settlement) throws IOException {
        return violations("settlement-recorded.v1", settlement);
    }

    private static String example(String event) throws IOException {
        return Files.readString(DOCS.resolve("contracts/" + event + ".example.json"));
    }
}
