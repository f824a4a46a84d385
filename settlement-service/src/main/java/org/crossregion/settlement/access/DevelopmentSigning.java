package org.crossregion.settlement.access;

import org.crossregion.settlement.access.InstitutionKeys.Keys;
import org.crossregion.settlement.signing.Sm2PrivateKey;
import org.crossregion.settlement.signing.Sm4Key;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * Keys for trying out signed and sealed messages on a local stack: one file for each institution,
 * made at the first start, with what its hospital system signs and seals with.
 */
final class DevelopmentSigning {

    private DevelopmentSigning() {}

    static Map<String, Keys> in(AccessConfig.DevelopmentKeys wanted) {
        Map<String, Keys> keys = new HashMap<>();
        wanted.directory()
                .map(Path::of)
                .ifPresent(
                        directory ->
                                wanted.institutions()
                                        .orElse(List.of())
                                        .forEach(code -> keys.put(code, of(directory, code))));
        return keys;
    }

    private static Keys of(Path directory, String code) {
        Path file = directory.resolve("his-" + code + ".properties");
        try {
            if (!Files.exists(file)) {
                make(file);
            }
            Properties made = new Properties();
            try (Reader text = Files.newBufferedReader(file)) {
                made.load(text);
            }
            Sm2PrivateKey signer =
                    Sm2PrivateKey.read(made.getProperty("sm2-private-key"), "1234567812345678");
            return new Keys(
                    List.of(signer.publicKey()),
                    Optional.of(Sm4Key.read(made.getProperty("sm4-key"))),
                    false,
                    false,
                    AccessConfig.Digest.IGNORE,
                    AccessConfig.Output.AS_SENT);
        } catch (IOException e) {
            throw new UncheckedIOException("development keys in " + file, e);
        }
    }

    /** Whole or not at all, for its owner only; whoever comes second takes what is there. */
    private static void make(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Sm2PrivateKey signer = Sm2PrivateKey.random();
        String sm4 =
                HexFormat.of()
                        .formatHex(
                                java.util.Base64.getDecoder().decode(Sm2PrivateKey.random().text()))
                        .substring(0, 16)
                        .toUpperCase(Locale.ROOT);
        List<String> lines =
                List.of(
                        "# Keys of development: a local stack knows them, production refuses them.",
                        "sm2-private-key=" + signer.text(),
                        "sm2-public-key=" + signer.publicKey().text(),
                        "sm4-key=" + sm4);
        Path draft =
                Files.createTempFile(
                        file.getParent(),
                        "his",
                        ".tmp",
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")));
        Files.write(draft, lines);
        try {
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException e) {
            // Another instance was first.
        }
        Files.delete(draft);
    }
}
