package org.crossregion.settlement.access;

import io.quarkus.runtime.StartupEvent;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.crossregion.settlement.signing.Sm2PrivateKey;
import org.crossregion.settlement.signing.Sm2PublicKey;
import org.crossregion.settlement.signing.Sm4Key;
import org.crossregion.web.security.Environment;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The keys of institutions and our own, read from the configuration once, at start: a key that
 * cannot be read, or in production one that everybody knows, stops the service there.
 */
@ApplicationScoped
class InstitutionKeys {

    private final Map<String, Keys> keys = new HashMap<>();
    private final Optional<Sm2PrivateKey> own;
    private final AccessConfig config;

    InstitutionKeys(AccessConfig config) {
        this.config = config;
        DevelopmentSigning.in(config.developmentKeys())
                .forEach((code, made) -> keys.put(code, made));
        config.signing()
                .forEach(
                        (code, signed) ->
                                keys.put(code.toUpperCase(Locale.ROOT), of(code, signed)));
        this.own =
                config.signingKey()
                        .map(
                                text ->
                                        read(
                                                "crossregion.gateway.signing-key",
                                                text,
                                                key -> Sm2PrivateKey.read(key, DEFAULT_ID)));
    }

    private static final String DEFAULT_ID = "1234567812345678";

    /**
     * How one institution signs and seals.
     *
     * @param publicKeys none if its signatures cannot be verified
     */
    record Keys(
            List<Sm2PublicKey> publicKeys,
            Optional<Sm4Key> sm4,
            boolean signatureRequired,
            boolean encryptionRequired,
            AccessConfig.Digest digest,
            AccessConfig.Output output) {

        /** Of an institution that nothing was agreed with. */
        static final Keys NONE =
                new Keys(
                        List.of(),
                        Optional.empty(),
                        false,
                        false,
                        AccessConfig.Digest.IGNORE,
                        AccessConfig.Output.AS_SENT);
    }

    Keys of(String institution) {
        return keys.getOrDefault(institution, Keys.NONE);
    }

    /** What replies are signed with, if they are. */
    Optional<Sm2PrivateKey> own() {
        return own;
    }

    void check(@Observes StartupEvent start) {
        if (Environment.isProduction()) {
            Secrets.mustBeSecret(config);
        }
    }

    private static Keys of(String code, AccessConfig.Signed signed) {
        String at = "crossregion.gateway.signing." + code;
        List<Sm2PublicKey> publicKeys =
                signed.sm2PublicKeys().orElse(List.of()).stream()
                        .map(
                                text ->
                                        read(
                                                at + ".sm2-public-keys",
                                                text,
                                                key -> Sm2PublicKey.read(key, signed.sm2UserId())))
                        .toList();
        Optional<Sm4Key> sm4 =
                signed.sm4Key().map(text -> read(at + ".sm4-key", text, Sm4Key::read));
        if (signed.signatureRequired() && publicKeys.isEmpty()) {
            throw new IllegalStateException(at + ": signature-required needs sm2-public-keys");
        }
        boolean seals =
                signed.encryptionRequired() || signed.output() == AccessConfig.Output.ALWAYS;
        if (seals && sm4.isEmpty()) {
            throw new IllegalStateException(at + ": encryption needs sm4-key");
        }
        return new Keys(
                publicKeys,
                sm4,
                signed.signatureRequired(),
                signed.encryptionRequired(),
                signed.sm3(),
                signed.output());
    }

    /** Names the property that holds no key, never what it holds. */
    private static <T> T read(String property, String text, Function<String, T> reading) {
        try {
            return reading.apply(SecretText.of(text));
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(property + " holds no such key: " + e.getMessage(), e);
        }
    }
}
