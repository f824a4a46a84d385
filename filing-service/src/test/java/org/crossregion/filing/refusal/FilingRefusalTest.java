package org.crossregion.filing.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

class FilingRefusalTest {

    @Test
    void every_refusal_has_a_section_in_the_reference_and_every_section_a_refusal()
            throws IOException {
        List<String> sections =
                Files.readAllLines(Path.of("..", "docs", "reference", "problems.md")).stream()
                        .filter(line -> line.startsWith("## filing/"))
                        .map(line -> line.substring("## filing/".length()))
                        .toList();

        assertThat(sections)
                .containsExactlyElementsOf(
                        Arrays.stream(FilingRefusal.values()).map(FilingRefusal::code).toList());
    }

    @Test
    void every_refusal_is_the_clients_to_mend() {
        assertThat(FilingRefusal.values())
                .allMatch(refusal -> refusal.status() >= 400 && refusal.status() < 500)
                .allMatch(refusal -> !refusal.title().isBlank());
    }
}
