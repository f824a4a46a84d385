package org.crossregion.clearing;

import static org.assertj.core.api.Assertions.assertThat;

import org.crossregion.clearing.period.PeriodState;
import org.crossregion.clearing.period.Step;
import org.crossregion.clearing.refusal.ClearingRefusal;
import org.crossregion.clearing.run.PeriodGeneratedSchema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the documents promise is what the code says. */
class ContractsTest {

    private static final Path DOCS = Path.of("..", "docs");

    @Test
    void the_example_of_a_published_period_is_as_its_schema_says() throws IOException {
        assertThat(
                        PeriodGeneratedSchema.violations(
                                read("contracts/period-generated.v1.example.json")))
                .isEmpty();
    }

    @Test
    void the_schema_refuses_what_is_no_published_period() throws IOException {
        String example = read("contracts/period-generated.v1.example.json");

        assertThat(PeriodGeneratedSchema.violations(example.replace("\"published\"", "\"open\"")))
                .isNotEmpty();
        assertThat(
                        PeriodGeneratedSchema.violations(
                                example.replace("\"version\": 1", "\"version\": 0")))
                .isNotEmpty();
        assertThat(PeriodGeneratedSchema.violations(example.replace("970000", "\"9700.00\"")))
                .isNotEmpty();
        assertThat(PeriodGeneratedSchema.violations(example.replace("\"220000\"", "\"220100\"")))
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "notice-issued.v1",
                "notice-paid.v1",
                "notice-overdue.v1",
                "funds-short.v1",
                "fund-repaid.v1",
                "year-collected.v1",
                "year-squared.v1",
                "year-closed.v1",
                "clearing-deadline-near.v1"
            })
    void the_example_of_what_is_said_of_notices_and_years_is_as_its_schema_says(String type) {
        assertThat(EventSchema.violations(type, EventSchema.example(type))).isEmpty();
    }

    @Test
    void the_schema_refuses_what_is_no_issued_notice() {
        String type = "notice-issued.v1";
        String example = EventSchema.example(type);

        assertThat(EventSchema.violations(type, example.replace("2026-8-0001", "2026-9-0001")))
                .isNotEmpty();
        assertThat(EventSchema.violations(type, example.replace("970000", "0"))).isNotEmpty();
        assertThat(EventSchema.violations(type, example.replace("\"monthly\"", "\"weekly\"")))
                .isNotEmpty();
    }

    @Test
    void every_refusal_has_its_section_with_its_status_and_no_section_is_left_over()
            throws IOException {
        String problems = read("reference/problems.md");
        TreeSet<String> documented = new TreeSet<>();
        var headings = Pattern.compile("(?m)^## clearing/(\\S+)\\s+(\\d{3})\\b").matcher(problems);
        while (headings.find()) {
            documented.add(headings.group(1) + " " + headings.group(2));
        }

        assertThat(documented)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(ClearingRefusal.values())
                                .map(refusal -> refusal.code() + " " + refusal.status())
                                .toList());
    }

    @Test
    void the_table_of_steps_is_what_the_steps_are() throws IOException {
        List<String> documented =
                read("reference/periods.md")
                        .lines()
                        .filter(line -> line.matches("\\| `[a-z]+` \\S+ \\|.*"))
                        .map(line -> line.replaceAll("\\s*\\|\\s*", "|"))
                        .map(ContractsTest::withoutJob)
                        .toList();

        assertThat(documented)
                .containsExactlyElementsOf(
                        Stream.of(Step.values()).map(ContractsTest::line).toList());
    }

    private static String line(Step step) {
        List<String> from = step.from().stream().sorted().map(PeriodState::code).toList();
        return "|`%s` %s|%s|%s|%s|"
                .formatted(
                        step.code(),
                        step.label(),
                        step.role(),
                        String.join(", ", from),
                        step.to().code());
    }

    private static String withoutJob(String line) {
        String[] cells = line.split("\\|");
        return "|" + cells[1] + "|" + cells[2] + "|" + cells[4] + "|" + cells[5] + "|";
    }

    private static String read(String file) throws IOException {
        return Files.readString(DOCS.resolve(file));
    }
}
