package org.crossregion.settlement.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

class TransactionPageTest {

    private static final Path PAGE =
            Path.of(System.getProperty("build.root", ".."))
                    .resolve("docs/guides/his-transactions.md");

    private static final Path EXAMPLES = PAGE.resolveSibling("his-examples");

    @Test
    void the_page_of_transactions_says_what_the_definitions_say() throws IOException {
        String page = TransactionPage.of(Definitions.load(), EXAMPLES);
        if (Boolean.getBoolean("page.write")) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE))
                .as("run with -Dtest=TransactionPageTest -Dpage.write=true")
                .isEqualTo(page);
    }

    @Test
    void every_example_of_a_request_is_taken_without_a_warning() throws IOException {
        Review review = new Review(Definitions.load());
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            List<Path> requests =
                    files.filter(file -> file.toString().endsWith(".request.json")).toList();
            assertThat(requests).hasSizeGreaterThan(30);
            for (Path request : requests) {
                assertThat(review.of(Files.readAllBytes(request), null))
                        .as(request.toString())
                        .noneMatch(one -> one.weight() != Finding.Weight.IGNORED);
            }
        }
    }
}
