package org.crossregion.clearing.export;

import jakarta.inject.Singleton;

import org.crossregion.web.identity.IdentityProtection;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where finished exports lie, encrypted with the keys of the identity numbers; all instances share
 * it. A file is whole or not there: it is written beside its place and moved.
 */
@Singleton
class ExportShelf {

    private static final String DRAFT = ".draft";
    private static final String FILE = ".export";

    private final Path directory;
    private final IdentityProtection protection;

    ExportShelf(
            @ConfigProperty(name = "crossregion.clearing.exports", defaultValue = "exports")
                    Path directory,
            IdentityProtection protection) {
        this.directory = directory;
        this.protection = protection;
    }

    /** What is written to a file. */
    interface Content<R> {
        R write(OutputStream to) throws IOException;
    }

    /**
     * A file that has been put.
     *
     * @param bytes how long it is in clear
     * @param keyId the key it was encrypted with
     */
    record Put<R>(R content, long bytes, String keyId) {}

    <R> Put<R> put(UUID id, Content<R> content) throws IOException {
        Files.createDirectories(directory);
        Path draft = directory.resolve(id + DRAFT);
        String keyId = protection.currentKey();
        R written;
        long bytes;
        try (SealedOutput to = new SealedOutput(protection, Files.newOutputStream(draft))) {
            written = content.write(to);
            bytes = to.length();
        } catch (IOException | RuntimeException | Error e) {
            Files.deleteIfExists(draft);
            throw e;
        }
        try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(
                draft,
                file(id),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
        return new Put<>(written, bytes, keyId);
    }

    boolean has(UUID id) {
        return Files.isRegularFile(file(id));
    }

    /** Sends a file in clear, a part at a time. */
    void send(UUID id, String keyId, long bytes, OutputStream to) throws IOException {
        long sent = 0;
        try (DataInputStream in =
                new DataInputStream(new BufferedInputStream(Files.newInputStream(file(id))))) {
            while (sent < bytes) {
                byte[] sealed = in.readNBytes(in.readInt());
                byte[] part = protection.open(sealed, keyId);
                to.write(part);
                sent += part.length;
            }
        } catch (EOFException e) {
            throw new IOException("export " + id + " is cut short", e);
        }
    }

    /** Whatever lies here, half written too. */
    Set<UUID> all() {
        if (!Files.isDirectory(directory)) {
            return Set.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(DRAFT) || name.endsWith(FILE))
                    .map(name -> UUID.fromString(name.substring(0, name.lastIndexOf('.'))))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes a file and what was left of writing it. */
    void remove(UUID id) {
        try {
            Files.deleteIfExists(directory.resolve(id + DRAFT));
            Files.deleteIfExists(file(id));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(UUID id) {
        return directory.resolve(id + FILE);
    }
}
