package org.crossregion.web.security;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import java.nio.file.Path;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The tokens this service shows the others: role {@code service}, valid for a minute. */
@ApplicationScoped
public class ServiceTokens {

    /** The issuer of tokens signed with the services' own key. */
    static final String ISSUER = "crossregion-service";

    private static final Duration VALID_FOR = Duration.ofSeconds(60);
    private static final Duration REUSED_FOR = Duration.ofSeconds(30);

    private final Optional<String> keyFile;
    private final String service;
    private Optional<PrivateKey> key = Optional.empty();
    private String token = "";
    private Instant reusableUntil = Instant.MIN;

    ServiceTokens(
            @ConfigProperty(name = "crossregion.internal.signing-key") Optional<String> keyFile,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.keyFile = keyFile;
        this.service = service;
    }

    /**
     * A bearer token with at least half a minute to live; security uses the system's time.
     *
     * @throws IllegalStateException if {@code crossregion.internal.signing-key} is not configured
     */
    public synchronized String issue() {
        Instant now = Instant.now();
        if (now.isAfter(reusableUntil)) {
            token = EcTokens.sign(key(), DevKeys.SERVICE, claims(now));
            reusableUntil = now.plus(REUSED_FOR);
        }
        return token;
    }

    private PrivateKey key() {
        if (key.isEmpty()) {
            String file =
                    keyFile.orElseThrow(
                            () ->
                                    new IllegalStateException(
                                            "set crossregion.internal.signing-key to the PEM file"
                                                    + " of the services' key"));
            key = Optional.of(EcTokens.readKey(Path.of(file)));
        }
        return key.get();
    }

    private Map<String, Object> claims(Instant now) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", ISSUER);
        claims.put("sub", service);
        claims.put("upn", service);
        claims.put("groups", List.of(Role.SERVICE));
        claims.put("iat", now);
        claims.put("exp", now.plus(VALID_FOR));
        claims.put("jti", UUID.randomUUID().toString());
        return claims;
    }
}
