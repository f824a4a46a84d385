package org.crossregion.web.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** One current key, older keys that still read, and the key of the blind index; checked. */
final class IdentityKeys {

    static final String DEVELOPMENT = "development";

    private final String current;
    private final Map<String, SecretKey> keys;
    private final SecretKey indexKey;

    private IdentityKeys(String current, Map<String, SecretKey> keys, SecretKey indexKey) {
        this.current = current;
        this.keys = keys;
        this.indexKey = indexKey;
    }

    /**
     * @param production then nothing may be missing, and no development key may be among them
     * @throws IllegalStateException saying what to configure
     */
    static IdentityKeys of(
            Optional<String> current,
            Map<String, String> keys,
            Optional<String> indexKey,
            boolean production) {
        if (production) {
            requireOwnKeys(current, keys, indexKey);
        }
        if (keys.isEmpty()) {
            return development(indexKey);
        }
        String currentId =
                current.orElseThrow(
                        () ->
                                new IllegalStateException(
                                        "set crossregion.identity.current to one of the ids of"
                                                + " crossregion.identity.keys"));
        Map<String, SecretKey> read = new LinkedHashMap<>();
        keys.forEach((id, base64) -> read.put(id, key("keys." + id, base64)));
        if (!read.containsKey(currentId)) {
            throw new IllegalStateException(
                    "crossregion.identity.current is "
                            + currentId
                            + ", but crossregion.identity.keys has no such key");
        }
        return new IdentityKeys(
                currentId,
                Map.copyOf(read),
                indexKey.map(base64 -> key("index-key", base64))
                        .orElseGet(() -> developmentKey("index")));
    }

    private static void requireOwnKeys(
            Optional<String> current, Map<String, String> keys, Optional<String> indexKey) {
        if (current.isEmpty() || keys.isEmpty() || indexKey.isEmpty()) {
            throw new IllegalStateException(
                    "production needs its own keys: set crossregion.identity.current,"
                            + " crossregion.identity.keys.<id> and crossregion.identity.index-key"
                            + " (each base64 of 32 random bytes)");
        }
        SecretKey developmentKey = developmentKey("cipher");
        boolean developmentAmongThem =
                keys.entrySet().stream()
                        .anyMatch(
                                key ->
                                        key("keys." + key.getKey(), key.getValue())
                                                .equals(developmentKey));
        if (developmentAmongThem
                || key("index-key", indexKey.get()).equals(developmentKey("index"))) {
            throw new IllegalStateException(
                    "a development key is configured in production: replace it in"
                            + " crossregion.identity");
        }
    }

    private static IdentityKeys development(Optional<String> indexKey) {
        return new IdentityKeys(
                DEVELOPMENT,
                Map.of(DEVELOPMENT, developmentKey("cipher")),
                indexKey.map(base64 -> key("index-key", base64))
                        .orElseGet(() -> developmentKey("index")));
    }

    /** The same on every machine and known to everybody: it protects nothing, it only works. */
    static SecretKey developmentKey(String purpose) {
        try {
            byte[] bytes =
                    MessageDigest.getInstance("SHA-256")
                            .digest(
                                    ("crossregion development " + purpose)
                                            .getBytes(StandardCharsets.UTF_8));
            return new SecretKeySpec(bytes, "AES");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SecretKey key(String name, String base64) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64.strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("crossregion.identity." + name + " is not base64");
        }
        if (bytes.length != 32) {
            throw new IllegalStateException(
                    "crossregion.identity." + name + " has " + bytes.length + " bytes, not 32");
        }
        return new SecretKeySpec(bytes, "AES");
    }

    String current() {
        return current;
    }

    SecretKey indexKey() {
        return indexKey;
    }

    /**
     * @throws IllegalStateException if that key is not configured (any more)
     */
    SecretKey key(String id) {
        SecretKey key = keys.get(id);
        if (key == null) {
            throw new IllegalStateException("no key " + id + " in crossregion.identity.keys");
        }
        return key;
    }
}
