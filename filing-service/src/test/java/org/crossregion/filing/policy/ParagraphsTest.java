package org.crossregion.filing.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Each paragraph of the sources that speaks of filing is a test, or a line in
 * docs/reference/filing-policies.md that says why it has no counterpart in software.
 */
class ParagraphsTest {

    private static final String HEADING = "## Paragraphs without a counterpart in software";

    /**
     * @param test class and method below our package; empty if there is none
     */
    private record Paragraph(String source, String paragraph, String words, String test) {}

    @Test
    void every_source_is_there() {
        assertThat(paragraphs().stream().map(Paragraph::source).distinct())
                .contains("S0", "S1", "S2", "S3", "S4", "JS");
        assertThat(paragraphs())
                .allMatch(one -> !one.paragraph().isBlank() && one.words().length() <= 60);
    }

    @Test
    void every_test_that_is_named_is_there_and_runs() {
        for (Paragraph one : paragraphs()) {
            if (!one.test().isEmpty()) {
                assertThat(isTest(one.test())).as(one.toString()).isTrue();
            }
        }
    }

    private static boolean isTest(String named) {
        String[] parts = named.split("#");
        try {
            Class<?> type = Class.forName("org.crossregion.filing." + parts[0]);
            return Arrays.stream(type.getDeclaredMethods())
                    .filter(method -> method.getName().equals(parts[1]))
                    .anyMatch(ParagraphsTest::runs);
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    private static boolean runs(Method method) {
        return method.isAnnotationPresent(Test.class)
                || method.isAnnotationPresent(ParameterizedTest.class);
    }

    @Test
    void what_has_no_test_is_a_line_of_the_reference_and_nothing_else_is() throws IOException {
        List<String> without =
                paragraphs().stream()
                        .filter(one -> one.test().isEmpty())
                        .map(one -> one.source() + " " + one.paragraph())
                        .toList();

        assertThat(rows()).containsExactlyElementsOf(without);
    }

    /** The first two cells of the table's rows; the third, the reason, must not be empty. */
    private static List<String> rows() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "reference", "filing-policies.md"));
        List<String> rows = new ArrayList<>();
        for (String line : page.substring(page.indexOf(HEADING)).split("\n")) {
            String[] cells = line.split("\\|");
            if (cells.length == 4 && cells[1].strip().matches("S[0-4]|JS")) {
                assertThat(cells[3]).as(line).isNotBlank();
                rows.add(cells[1].strip() + " " + cells[2].strip());
            }
        }
        return rows;
    }

    /** A preset's own tests are named for paragraphs: each of them is in the list. */
    @Test
    void every_test_named_after_a_paragraph_of_a_preset_is_in_the_list() {
        List<Class<?>> presets =
                List.of(
                        ZhuzhouPolicyTest.class,
                        TianjinPolicyTest.class,
                        GeneralGuidePolicyTest.class,
                        JiangsuPolicyTest.class);
        String named = paragraphs().stream().map(Paragraph::test).collect(Collectors.joining("\n"));
        for (Class<?> preset : presets) {
            for (Method method : preset.getDeclaredMethods()) {
                if (runs(method) && method.getName().matches("(section|annex|first|second).*")) {
                    assertThat(named).contains(preset.getSimpleName() + "#" + method.getName());
                }
            }
        }
    }

    private static List<Paragraph> paragraphs() {
        try (InputStream file = ParagraphsTest.class.getResourceAsStream("/paragraphs.csv")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.startsWith("source|"))
                    .map(line -> line.split("\\|", -1))
                    .map(cells -> new Paragraph(cells[0], cells[1], cells[2], cells[3]))
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
