package org.crossregion.web.security;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;

import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/**
 * Holds each signing key to its issuer and roles: the key {@code service} speaks for services and
 * for nobody else, and no other key can make a service.
 */
@ApplicationScoped
class TokenGuard implements SecurityIdentityAugmentor {

    private static final Set<String> SERVICE_ONLY = Set.of(Role.SERVICE);

    private final List<String> issuers;
    private final ObjectMapper json;

    TokenGuard(
            @ConfigProperty(name = "crossregion.security.issuer", defaultValue = DevTokens.ISSUER)
                    List<String> issuers,
            ObjectMapper json) {
        this.issuers = List.copyOf(issuers);
        this.json = json;
    }

    @Override
    public Uni<SecurityIdentity> augment(
            SecurityIdentity identity, AuthenticationRequestContext context) {
        if (identity.getPrincipal() instanceof JsonWebToken token && !isAllowed(token)) {
            return Uni.createFrom()
                    .failure(new AuthenticationFailedException("issuer, key and role do not fit"));
        }
        return Uni.createFrom().item(identity);
    }

    private boolean isAllowed(JsonWebToken token) {
        Set<String> roles = token.getGroups() == null ? Set.of() : token.getGroups();
        if (DevKeys.SERVICE.equals(keyId(token.getRawToken()))) {
            return ServiceTokens.ISSUER.equals(token.getIssuer()) && roles.equals(SERVICE_ONLY);
        }
        return token.getIssuer() != null
                && issuers.contains(token.getIssuer())
                && !roles.contains(Role.SERVICE);
    }

    /** The header is as signed as the claims are: the signature was checked before. */
    private String keyId(String rawToken) {
        try {
            String header = rawToken.substring(0, rawToken.indexOf('.'));
            return json.readTree(Base64.getUrlDecoder().decode(header)).path("kid").asText();
        } catch (JsonProcessingException e) {
            return "";
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
