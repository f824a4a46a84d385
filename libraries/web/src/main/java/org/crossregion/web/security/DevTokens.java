package org.crossregion.web.security;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Issues people's tokens in development, where no real issuer is at hand. */
public final class DevTokens {

    /** What {@code crossregion.security.issuer} is by default. */
    public static final String ISSUER = "https://crossregion.invalid/development";

    private static final Duration VALID_FOR = Duration.ofHours(12);

    private static final Map<List<Object>, String> HELD = new ConcurrentHashMap<>();

    private DevTokens() {}

    /**
     * The same, and within an hour the same token for the same person: as a client holds it that
     * asks often, so that its signature is made, and verified, once.
     */
    public static String held(
            Path keyDirectory, String role, String user, String institution, String region) {
        Instant hour = Instant.now().truncatedTo(ChronoUnit.HOURS);
        return HELD.computeIfAbsent(
                Arrays.asList(keyDirectory, role, user, institution, region, hour),
                person -> issue(keyDirectory, role, user, institution, region));
    }

    /**
     * A token for twelve hours.
     *
     * @param keyDirectory where {@link DevKeys#in} made the keys
     * @param role one of {@link Role}
     * @param institution the institution the caller is held to; null or empty for none
     * @param region the region the caller is held to, 100000 for the nation; null or empty for none
     */
    public static String issue(
            Path keyDirectory, String role, String user, String institution, String region) {
        return issue(keyDirectory, role, user, institution, region, Instant.now(), VALID_FOR);
    }

    static String issue(
            Path keyDirectory,
            String role,
            String user,
            String institution,
            String region,
            Instant from,
            Duration validFor) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", ISSUER);
        claims.put("sub", user);
        claims.put("upn", user);
        claims.put("groups", List.of(role));
        if (institution != null && !institution.isEmpty()) {
            claims.put("institution", institution);
        }
        if (region != null && !region.isEmpty()) {
            claims.put("region", region);
        }
        claims.put("iat", from);
        claims.put("exp", from.plus(validFor));
        claims.put("jti", UUID.randomUUID().toString());
        DevKeys keys = new DevKeys(keyDirectory);
        return EcTokens.sign(EcTokens.readKey(keys.issuerKey()), DevKeys.ISSUER, claims);
    }
}
