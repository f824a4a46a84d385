package org.crossregion.filing.desk;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

import org.crossregion.web.security.DevKeys;
import org.crossregion.web.security.DevTokens;
import org.crossregion.web.security.Role;

import java.nio.file.Path;
import java.util.Map;

/** The key pairs of the service under test, and tokens made with them. */
public class Keys implements QuarkusTestResourceLifecycleManager {

    private static final DevKeys KEYS = DevKeys.in(Path.of("target", "keys"));

    @Override
    public Map<String, String> start() {
        return Map.of(
                "mp.jwt.verify.publickey.location", KEYS.jwks().toUri().toString(),
                "crossregion.internal.signing-key", KEYS.serviceKey().toString());
    }

    @Override
    public void stop() {
        // The keys lie below target.
    }

    /** A filing clerk of a region. */
    public static String clerk(String region) {
        return token(Role.FILING_CLERK, null, region);
    }

    public static String hospital(String institution) {
        return token(Role.HOSPITAL, institution, null);
    }

    public static String administrator() {
        return token(Role.ADMINISTRATOR, null, null);
    }

    public static String auditor() {
        return token(Role.AUDITOR, null, null);
    }

    /** The same person in a role; maker and checker must not be one. */
    public static String named(String user, String role, String region) {
        return DevTokens.held(KEYS.directory(), role, user, null, region);
    }

    public static String token(String role, String institution, String region) {
        return DevTokens.held(KEYS.directory(), role, role + "-" + region, institution, region);
    }
}
