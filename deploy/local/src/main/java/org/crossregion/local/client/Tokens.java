package org.crossregion.local.client;

import org.crossregion.web.security.DevTokens;

import java.nio.file.Path;
import java.util.Optional;

/** Development tokens for the running stack, as the launcher's issuer signs them. */
public final class Tokens {

    private final Path keys;

    /** The directory of the stack's keys. */
    public Tokens(Path keys) {
        this.keys = keys;
    }

    /** A token of somebody who holds a role and is bound to no institution and no region. */
    public String of(String role) {
        return of(role, role, Optional.empty(), Optional.empty());
    }

    /** A token of a region's person, such as a filing clerk. */
    public String of(String role, String user, String region) {
        return of(role, user, Optional.empty(), Optional.of(region));
    }

    public String of(
            String role, String user, Optional<String> institution, Optional<String> region) {
        return DevTokens.issue(keys, role, user, institution.orElse(null), region.orElse(null));
    }
}
