package org.crossregion.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/**
 * The directory of a server, with a mark that its first start was completed.
 *
 * <p>A server killed in the middle of creating its directory leaves one that no start can use; what
 * bears no mark is set aside, not deleted, and created anew.
 */
final class Directories {

    private static final String MARK = "complete";

    private Directories() {}

    /** The data directory below a server's directory, empty unless an earlier start succeeded. */
    static Path data(Path dir) throws IOException {
        Path data = dir.resolve("data");
        if (!Files.exists(dir.resolve(MARK)) && Files.exists(data)) {
            Files.move(data, dir.resolve("incomplete-" + System.currentTimeMillis()));
        }
        Files.createDirectories(dir);
        return data;
    }

    static void markComplete(Path dir) throws IOException {
        Path mark = dir.resolve(MARK);
        if (!Files.exists(mark)) {
            Files.createFile(mark);
        }
    }

    static void delete(Path directory) {
        if (!Files.exists(directory)) {
            return;
        }
        try (var paths = Files.walk(directory)) {
            List<Path> deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.deleteIfExists(path);
            }
        } catch (NoSuchFileException goneMeanwhile) {
            // Whoever else deletes it reaches the same end.
        } catch (IOException e) {
            throw new UncheckedIOException("deleting " + directory, e);
        }
    }
}
