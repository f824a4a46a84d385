package org.crossregion.local.launch;

import org.crossregion.web.security.DevKeys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The keys of one local stack, made once per data directory: the pair that signs tokens, and the
 * keys that identity numbers are kept under.
 */
final class DevelopmentKeys {

    /** Sample hospitals whose systems may sign and seal what they send; none has to. */
    private static final String SIGNING_HOSPITALS = "H22010000001,H22020000001,H22020000002";

    private final Path directory;

    private final DevKeys tokens;

    private DevelopmentKeys(Path directory) {
        this.directory = directory;
        this.tokens = DevKeys.in(directory);
    }

    /** Makes the keys that are missing. */
    static DevelopmentKeys in(Path directory) {
        try {
            Files.createDirectories(directory);
            DevelopmentKeys keys = new DevelopmentKeys(directory);
            keys.secret("identity-k1");
            keys.secret("identity-index");
            return keys;
        } catch (IOException e) {
            throw new Failure("Cannot write keys to " + directory + ": " + e.getMessage(), e);
        }
    }

    /** What a service is told about the keys. */
    Map<String, String> environment() {
        try {
            Map<String, String> environment = new LinkedHashMap<>();
            environment.put("MP_JWT_VERIFY_PUBLICKEY_LOCATION", tokens.jwks().toUri().toString());
            environment.put("CROSSREGION_INTERNAL_SIGNING_KEY", tokens.serviceKey().toString());
            environment.put("CROSSREGION_IDENTITY_CURRENT", "k1");
            environment.put("CROSSREGION_IDENTITY_KEYS__K1_", secret("identity-k1"));
            environment.put("CROSSREGION_IDENTITY_INDEX_KEY", secret("identity-index"));
            environment.put(
                    "CROSSREGION_GATEWAY_DEVELOPMENT_KEYS_DIRECTORY",
                    directory.resolve("his").toString());
            environment.put("CROSSREGION_GATEWAY_DEVELOPMENT_KEYS_INSTITUTIONS", SIGNING_HOSPITALS);
            return environment;
        } catch (IOException e) {
            throw new Failure("Cannot read the keys in " + directory + ": " + e.getMessage(), e);
        }
    }

    /** 32 random bytes in base64, kept in a file that only its owner reads. */
    private String secret(String name) throws IOException {
        Path file = directory.resolve(name);
        if (!Files.exists(file)) {
            byte[] bytes = new byte[32];
            new SecureRandom().nextBytes(bytes);
            Files.createFile(
                    file,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, Base64.getEncoder().encodeToString(bytes));
        }
        return Files.readString(file).strip();
    }
}
