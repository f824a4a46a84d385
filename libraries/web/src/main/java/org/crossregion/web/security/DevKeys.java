package org.crossregion.web.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;

/**
 * The key pairs of one local stack or test: of the development issuer and of the services.
 *
 * @param directory holds {@code issuer.pem}, {@code service.pem} and {@code jwks.json}
 */
public record DevKeys(Path directory) {

    /** The key ids of the two pairs. */
    public static final String ISSUER = "issuer";

    public static final String SERVICE = "service";

    /** Marks a key set as one of development, so that production refuses it. */
    static final String MARK = "crossregion-development";

    /** Makes the keys in a directory, or finds those made there before. */
    public static DevKeys in(Path directory) {
        DevKeys keys = new DevKeys(directory);
        try {
            Files.createDirectories(directory);
            if (!Files.exists(keys.jwks())) {
                KeyPair issuer = newPair();
                KeyPair service = newPair();
                writePrivately(keys.issuerKey(), EcTokens.pem(issuer.getPrivate()));
                writePrivately(keys.serviceKey(), EcTokens.pem(service.getPrivate()));
                String set =
                        "{\"%s\":true,\"keys\":[%s,%s]}"
                                .formatted(
                                        MARK,
                                        EcTokens.jwk(ISSUER, (ECPublicKey) issuer.getPublic()),
                                        EcTokens.jwk(SERVICE, (ECPublicKey) service.getPublic()));
                writePrivately(keys.jwks(), set);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("writing development keys to " + directory, e);
        }
        return keys;
    }

    /** The private key of the issuer of people's tokens. */
    public Path issuerKey() {
        return directory.resolve("issuer.pem");
    }

    /** For {@code crossregion.internal.signing-key}. */
    public Path serviceKey() {
        return directory.resolve("service.pem");
    }

    /** For {@code mp.jwt.verify.publickey.location}. */
    public Path jwks() {
        return directory.resolve("jwks.json");
    }

    private static KeyPair newPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no EC keys here", e);
        }
    }

    /** Whole or not at all, and readable for the owner only. */
    private static void writePrivately(Path file, String content) throws IOException {
        Path draft = Files.createTempFile(file.getParent(), "key", ".tmp");
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rw-------"));
        }
        Files.write(draft, content.getBytes(StandardCharsets.UTF_8));
        Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
    }
}
