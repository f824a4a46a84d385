package org.crossregion.fund;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

class RefusalsTest {

    @Test
    void every_refusal_of_the_fund_has_a_section_and_every_section_a_refusal() throws IOException {
        List<String> documented =
                Files.readAllLines(Path.of("../docs/reference/problems.md")).stream()
                        .filter(line -> line.startsWith("## fund/"))
                        .map(line -> line.substring(3).strip())
                        .toList();

        assertThat(documented)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(FundRefusal.values()).map(FundRefusal::code).toList());
    }
}
