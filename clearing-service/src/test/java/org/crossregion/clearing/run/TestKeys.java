package org.crossregion.clearing.run;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

import org.crossregion.web.security.DevKeys;
import org.crossregion.web.security.DevTokens;

import java.nio.file.Path;
import java.util.Map;

/** Keys for the application under test, and tokens signed with them. */
public class TestKeys implements QuarkusTestResourceLifecycleManager {

    private static final Path DIRECTORY = Path.of("target", "test-keys").toAbsolutePath();

    @Override
    public Map<String, String> start() {
        DevKeys keys = DevKeys.in(DIRECTORY);
        return Map.of(
                "mp.jwt.verify.publickey.location", keys.jwks().toUri().toString(),
                "crossregion.internal.signing-key", keys.serviceKey().toString());
    }

    @Override
    public void stop() {
        // The keys are of this build only.
    }

    static String token(String role, String user, String region) {
        return DevTokens.held(DIRECTORY, role, user, null, region);
    }

    static String hospital(String institution) {
        return DevTokens.held(DIRECTORY, "hospital", "his", institution, null);
    }
}
