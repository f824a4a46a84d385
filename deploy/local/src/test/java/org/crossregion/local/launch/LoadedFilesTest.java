package org.crossregion.local.launch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class LoadedFilesTest {

    @TempDir Path data;

    @Test
    void a_file_is_given_once_to_the_same_databases() throws IOException {
        Path file = Files.writeString(data.resolve("paid-in.csv"), "year,paid_in_yuan\n2026,1.00");
        assertThat(LoadedFiles.in(data).has(file)).isFalse();

        LoadedFiles.in(data).add(file);

        assertThat(LoadedFiles.in(data).has(file)).isTrue();
    }

    @Test
    void a_file_that_was_changed_is_given_again() throws IOException {
        Path file = Files.writeString(data.resolve("paid-in.csv"), "year,paid_in_yuan\n2026,1.00");
        LoadedFiles.in(data).add(file);

        Files.writeString(file, "year,paid_in_yuan\n2026,2.00");

        assertThat(LoadedFiles.in(data).has(file)).isFalse();
    }
}
