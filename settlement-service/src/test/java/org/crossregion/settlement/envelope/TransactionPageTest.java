package org.crossregion.settlement.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class TransactionPageTest {

    private static final Path PAGE =
            Path.of(System.getProperty("build.root", ".."))
                    .resolve("docs/guides/his-transactions.md");

    @Test
    void the_page_of_transactions_says_what_the_definitions_say() throws IOException {
        String page = TransactionPage.of(Definitions.load());
        if (Boolean.getBoolean("page.write")) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE))
                .as("run with -Dtest=TransactionPageTest -Dpage.write=true")
                .isEqualTo(page);
    }
}
