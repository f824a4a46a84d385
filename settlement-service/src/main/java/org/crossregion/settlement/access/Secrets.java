package org.crossregion.settlement.access;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Tells secrets from what everybody knows or can guess; asked before production begins. */
final class Secrets {

    private static final int SHORTEST = 16;
    private static final int FEWEST_CHARACTERS = 8;
    private static final List<String> KNOWN =
            List.of("changeme", "secret", "password", "example", "default", "12345678", "qwerty");

    private Secrets() {}

    /**
     * @throws IllegalStateException naming the property that holds no secret, or two institutions
     *     that share one; never the secret
     */
    static void mustBeSecret(AccessConfig config) {
        if (config.developmentKeys().directory().isPresent()) {
            throw new IllegalStateException(
                    "crossregion.gateway.development-keys is set: production takes no such keys");
        }
        Map<String, String> holders = new HashMap<>();
        config.tif()
                .forEach(
                        (code, tif) -> {
                            String property = "crossregion.gateway.tif." + code + ".secret";
                            mustBeSecret(property, tif.secret(), holders);
                        });
        config.bearer()
                .forEach(
                        (code, bearer) -> {
                            String property =
                                    "crossregion.gateway.bearer." + code + ".client-secret";
                            mustBeSecret(property, bearer.clientSecret(), holders);
                        });
    }

    private static void mustBeSecret(String property, String secret, Map<String, String> holders) {
        if (!isSecret(secret)) {
            throw new IllegalStateException(
                    property + " can be guessed: set at least 16 random characters");
        }
        String other = holders.put(secret, property);
        if (other != null) {
            throw new IllegalStateException(
                    property + " equals " + other + ": every institution needs its own");
        }
    }

    static boolean isSecret(String secret) {
        String small = secret.toLowerCase(Locale.ROOT);
        return secret.length() >= SHORTEST
                && secret.chars().distinct().count() >= FEWEST_CHARACTERS
                && KNOWN.stream().noneMatch(small::contains);
    }
}
