package org.crossregion.web.document;

import org.crossregion.web.identity.IdentityProtection;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The directory of documents: one file for each content, named by its SHA-256, encrypted with the
 * key ring of the identity numbers. All instances share it. A file is whole or not there: it is
 * written beside its place, forced to the disk, and moved.
 */
public class FileStore {

    private static final byte[] MAGIC = "CRDOC1".getBytes(StandardCharsets.US_ASCII);
    private static final String DRAFT = ".draft";
    private static final int BATCH = 1000;
    private static final Pattern CONTENT = Pattern.compile("[0-9a-f]{64}");

    private final Path directory;
    private final IdentityProtection protection;
    private final Clock clock;

    public FileStore(Path directory, IdentityProtection protection, Clock clock) {
        this.directory = directory;
        this.protection = protection;
        this.clock = clock;
    }

    public static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Keeps content; what is there already is only marked as new. */
    public void put(String sha256, byte[] content) {
        Path file = path(sha256);
        try {
            Files.createDirectories(file.getParent());
            if (!Files.exists(file)) {
                write(file, sealed(content));
            }
            Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
        } catch (IOException e) {
            throw new UncheckedIOException("keeping a document in " + directory, e);
        }
    }

    /**
     * @throws IllegalStateException if it is not there, or not what it was
     */
    public byte[] get(String sha256) {
        try {
            byte[] content = opened(Files.readAllBytes(path(sha256)));
            if (!sha256(content).equals(sha256)) {
                throw new IllegalStateException("document " + sha256 + " is not what it was");
            }
            return content;
        } catch (IOException e) {
            throw new IllegalStateException("document " + sha256 + " cannot be read", e);
        }
    }

    /**
     * Removes what nobody names: what a crash left between file and row, and half written.
     *
     * @param known those among some contents that a row names
     * @param alone does something while nobody else puts or removes a content
     */
    public void sweep(
            Instant before,
            Function<Collection<String>, Set<String>> known,
            BiConsumer<String, Runnable> alone) {
        removeDraftsOlderThan(before);
        eachOlderThan(
                before,
                BATCH,
                contents -> {
                    Set<String> named = known.apply(contents);
                    contents.stream()
                            .filter(sha256 -> !named.contains(sha256))
                            .forEach(
                                    sha256 ->
                                            alone.accept(
                                                    sha256,
                                                    () -> removeUnnamed(sha256, before, known)));
                });
    }

    /** An upload of the same waits meanwhile, and writes it again. */
    private void removeUnnamed(
            String sha256, Instant before, Function<Collection<String>, Set<String>> known) {
        if (known.apply(List.of(sha256)).isEmpty()) {
            removeOlder(sha256, before);
        }
    }

    /** Every content that was last put before an instant, so many at a time; no drafts. */
    private void eachOlderThan(Instant instant, int batch, Consumer<List<String>> work) {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory, 3)) {
            List<String> found = new ArrayList<>();
            files.filter(file -> CONTENT.matcher(file.getFileName().toString()).matches())
                    .filter(file -> isOlder(file, instant))
                    .forEach(
                            file -> {
                                found.add(file.getFileName().toString());
                                if (found.size() == batch) {
                                    work.accept(List.copyOf(found));
                                    found.clear();
                                }
                            });
            work.accept(List.copyOf(found));
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + directory, e);
        }
    }

    /** Removes a content, unless it was put again since. */
    private void removeOlder(String sha256, Instant instant) {
        Path file = path(sha256);
        if (isOlder(file, instant)) {
            remove(file);
        }
    }

    /** Removes what a crash left half written. */
    private void removeDraftsOlderThan(Instant instant) {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory, 3)) {
            files.filter(file -> file.getFileName().toString().endsWith(DRAFT))
                    .filter(file -> isOlder(file, instant))
                    .toList()
                    .forEach(FileStore::remove);
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + directory, e);
        }
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("removing " + file, e);
        }
    }

    private static boolean isOlder(Path file, Instant instant) {
        try {
            return Files.isRegularFile(file)
                    && Files.getLastModifiedTime(file).toInstant().isBefore(instant);
        } catch (IOException e) {
            // Another instance removed it.
            return false;
        }
    }

    private Path path(String sha256) {
        return directory
                .resolve(sha256.substring(0, 2))
                .resolve(sha256.substring(2, 4))
                .resolve(sha256);
    }

    private static void write(Path file, byte[] sealed) throws IOException {
        Path draft = Files.createTempFile(file.getParent(), "document", DRAFT);
        try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(sealed);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(
                draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel folder = FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }

    private byte[] sealed(byte[] content) throws IOException {
        ByteArrayOutputStream sealed = new ByteArrayOutputStream(content.length + 64);
        try (DataOutputStream out = new DataOutputStream(sealed)) {
            out.write(MAGIC);
            out.writeUTF(protection.currentKey());
            out.write(protection.seal(content));
        }
        return sealed.toByteArray();
    }

    private byte[] opened(byte[] sealed) {
        if (!Bytes.startWith(sealed, 0, MAGIC)) {
            throw new IllegalStateException("not a document of ours");
        }
        int length = Bytes.bigEndian16(sealed, MAGIC.length);
        int from = MAGIC.length + 2;
        String key = new String(sealed, from, length, StandardCharsets.UTF_8);
        byte[] cipher = Arrays.copyOfRange(sealed, from + length, sealed.length);
        return protection.open(cipher, key);
    }
}
