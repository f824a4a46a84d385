package org.crossregion.settlement.access;

import io.quarkus.narayana.jta.QuarkusTransaction;

import jakarta.enterprise.context.ApplicationScoped;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Gives a token to an institution in bearer mode that shows its client id and secret by HTTP Basic,
 * and knows the token again. Time is the system's, not business time.
 */
@ApplicationScoped
class BearerTokens {

    private static final int TOKEN_BYTES = 32;

    private final AccessRepository repository;
    private final AccessConfig config;
    private final TurnedAway turnedAway;
    private final SecureRandom random = new SecureRandom();
    private final Clock system = Clock.systemUTC();

    BearerTokens(AccessRepository repository, AccessConfig config, TurnedAway turnedAway) {
        this.repository = repository;
        this.config = config;
        this.turnedAway = turnedAway;
    }

    /** A new token. */
    record Issued(String token, long seconds) {}

    /**
     * @param authorization the header as sent; may be empty
     * @param peer where the request comes from
     * @param form what the body says, such as username and password
     * @return nothing if the client is not known by that; the refusal is audited
     */
    Optional<Issued> issue(
            String authorization,
            Map<String, String> form,
            String peer,
            Optional<String> forwardedFor) {
        Optional<String> institution = institution(authorization, form);
        if (institution.isEmpty()) {
            turnedAway.record("", peer, forwardedFor, "客户端凭据无效");
        }
        return institution.map(code -> QuarkusTransaction.requiringNew().call(() -> issued(code)));
    }

    private Issued issued(String institution) {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        Instant now = system.instant();
        repository.keepToken(digest(token), institution, now, now.plus(config.tokenValidity()));
        return new Issued(token, config.tokenValidity().toSeconds());
    }

    /** Every client is compared, so that the time says nothing. */
    private Optional<String> institution(String authorization, Map<String, String> form) {
        String shown = decoded(authorization);
        String found = null;
        for (Map.Entry<String, AccessConfig.Bearer> entry : config.bearer().entrySet()) {
            AccessConfig.Bearer client = entry.getValue();
            boolean known =
                    same(client.clientId() + ":" + client.clientSecret(), shown)
                            & same(client.username(), form.get("username"))
                            & same(client.password(), form.get("password"));
            found = known ? entry.getKey().toUpperCase(Locale.ROOT) : found;
        }
        return Optional.ofNullable(found);
    }

    private static String decoded(String authorization) {
        if (!authorization.regionMatches(true, 0, "Basic ", 0, 6)) {
            return "";
        }
        try {
            byte[] shown = Base64.getDecoder().decode(authorization.substring(6).strip());
            return new String(shown, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static boolean same(Optional<String> demanded, String shown) {
        return demanded.isEmpty() || (shown != null && same(demanded.get(), shown));
    }

    private static boolean same(String expected, String shown) {
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.UTF_8), shown.getBytes(StandardCharsets.UTF_8));
    }

    /** Whether an Authorization header holds a token of that institution that is still good. */
    boolean isOf(String institution, String authorization) {
        return authorization.regionMatches(true, 0, "Bearer ", 0, 7)
                && repository.knowsToken(
                        digest(authorization.substring(7).strip()), institution, system.instant());
    }

    private static String digest(String token) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("no SHA-256 here", e);
        }
    }
}
