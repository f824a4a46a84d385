package org.crossregion.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Every shared refusal has its section, with its status, and there is no section of none. */
class ProblemsReferenceTest {

    private static final Path PROBLEMS = Path.of("..", "..", "docs", "reference", "problems.md");

    @Test
    void every_shared_refusal_is_explained_and_nothing_else() throws IOException {
        List<String> lines = Files.readAllLines(PROBLEMS);
        List<String> sections =
                lines.stream().filter(line -> line.startsWith("## shared/")).toList();

        assertThat(sections)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(SharedRefusal.values())
                                .map(refusal -> "## shared/" + refusal.code())
                                .toList());
        for (SharedRefusal refusal : SharedRefusal.values()) {
            String text = lines.get(lines.indexOf("## shared/" + refusal.code()) + 2);
            assertThat(text).startsWith(refusal.status() + ". ");
        }
    }

    @Test
    void bare_statuses_have_their_refusal() {
        assertThat(SharedRefusal.ofStatus(404)).isEqualTo(SharedRefusal.NOT_FOUND);
        assertThat(SharedRefusal.ofStatus(413)).isEqualTo(SharedRefusal.TOO_LARGE);
        assertThat(SharedRefusal.ofStatus(418)).isEqualTo(SharedRefusal.MALFORMED_REQUEST);
        assertThat(SharedRefusal.ofStatus(502)).isEqualTo(SharedRefusal.INTERNAL_ERROR);
    }
}
