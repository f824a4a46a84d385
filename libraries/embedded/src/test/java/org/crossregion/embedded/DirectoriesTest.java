package org.crossregion.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;

class DirectoriesTest {

    @TempDir Path dir;

    @Test
    void what_bears_the_mark_is_kept_and_what_does_not_is_set_aside() throws Exception {
        Path data = Files.createDirectories(dir.resolve("data"));
        Files.writeString(data.resolve("file"), "half");

        assertThat(Directories.data(dir)).isEqualTo(data).doesNotExist();
        try (var aside = Files.list(dir)) {
            assertThat(aside.map(path -> path.getFileName().toString()))
                    .singleElement()
                    .asString()
                    .startsWith("incomplete-");
        }

        Files.createDirectories(data);
        Directories.markComplete(dir);
        assertThat(Directories.data(dir)).isDirectory();

        Directories.delete(dir.resolve("data"));
        assertThat(data).doesNotExist();
    }
}
