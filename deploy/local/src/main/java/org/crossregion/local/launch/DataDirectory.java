package org.crossregion.local.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The directory that databases, broker and keys live in. A named one stays; a temporary one goes
 * when the stack goes.
 *
 * @param path where it is
 * @param temporary whether it goes with the stack
 */
record DataDirectory(Path path, boolean temporary) {

    /** Tells a directory of ours from somebody's home that was named by mistake. */
    private static final String MARK = "crossregion-data";

    static DataDirectory open(UpOptions options) {
        try {
            DataDirectory directory =
                    options.data().isPresent()
                            ? named(options.data().get(), options.fresh())
                            : new DataDirectory(Files.createTempDirectory("crossregion-"), true);
            Files.writeString(
                    directory.path.resolve(MARK),
                    "Databases, broker and keys of deploy/local/up\n");
            return directory;
        } catch (IOException e) {
            throw new Failure(
                    "Cannot use the data directory: " + e.getMessage() + "; name another one.", e);
        }
    }

    private static DataDirectory named(Path path, boolean fresh) throws IOException {
        Files.createDirectories(path);
        boolean ours = Files.exists(path.resolve(MARK));
        if (!ours && !isEmpty(path)) {
            throw new Failure(
                    path + " holds other files: name an empty or a new directory with --data.");
        }
        if (fresh) {
            empty(path);
        }
        return new DataDirectory(path, false);
    }

    private static boolean isEmpty(Path path) throws IOException {
        try (Stream<Path> files = Files.list(path)) {
            return files.findAny().isEmpty();
        }
    }

    Path postgres() {
        return path.resolve("postgres");
    }

    Path broker() {
        return path.resolve("kafka");
    }

    Path keys() {
        return path.resolve("keys");
    }

    /** What is uploaded with filings; all instances share it. */
    Path documents() {
        return path.resolve("documents");
    }

    /** What is uploaded with deductions and inquiries; all instances share it. */
    Path evidence() {
        return path.resolve("evidence");
    }

    /** What is written for finance to fetch; all instances share it. */
    Path exports() {
        return path.resolve("exports");
    }

    /** Removes a temporary directory; keeps a named one. */
    void removeIfTemporary() {
        if (temporary && Files.exists(path.resolve(MARK))) {
            try {
                empty(path);
                Files.deleteIfExists(path);
            } catch (IOException | UncheckedIOException e) {
                System.err.println("Could not remove " + path + ": " + e.getMessage());
            }
        }
    }

    private static void empty(Path path) throws IOException {
        List<Path> inside;
        try (Stream<Path> files = Files.walk(path)) {
            inside =
                    files.filter(file -> !file.equals(path))
                            .sorted(Comparator.reverseOrder())
                            .toList();
        }
        for (Path file : inside) {
            Files.deleteIfExists(file);
        }
    }
}
