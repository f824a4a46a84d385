package org.crossregion.local.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;

/** Which reference files the databases of a directory were given, by name and content. */
final class LoadedFiles {

    private final Path list;
    private final Set<String> known;

    private LoadedFiles(Path list, Set<String> known) {
        this.list = list;
        this.known = known;
    }

    static LoadedFiles in(Path data) {
        Path list = data.resolve("loaded-reference-files");
        try {
            return new LoadedFiles(
                    list,
                    Files.exists(list) ? new HashSet<>(Files.readAllLines(list)) : new HashSet<>());
        } catch (IOException e) {
            throw new Failure("Cannot read " + list + ": " + e.getMessage(), e);
        }
    }

    boolean has(Path file) {
        return known.contains(line(file));
    }

    void add(Path file) {
        String line = line(file);
        if (known.add(line)) {
            try {
                Files.writeString(
                        list,
                        line + System.lineSeparator(),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND);
            } catch (IOException e) {
                throw new Failure("Cannot write " + list + ": " + e.getMessage(), e);
            }
        }
    }

    private static String line(Path file) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
            return HexFormat.of().formatHex(hash) + " " + file.getFileName();
        } catch (IOException e) {
            throw new Failure("Cannot read " + file + ": " + e.getMessage(), e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
