package org.crossregion.web.desk;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

import org.crossregion.web.security.DevKeys;
import org.crossregion.web.security.DevTokens;

import java.nio.file.Path;
import java.util.Map;

/** The key pairs of the test application, and tokens made with them. */
public class Keys implements QuarkusTestResourceLifecycleManager {

    public static final DevKeys KEYS = DevKeys.in(Path.of("target", "keys"));

    @Override
    public Map<String, String> start() {
        return Map.of(
                "mp.jwt.verify.publickey.location", KEYS.jwks().toUri().toString(),
                "crossregion.internal.signing-key", KEYS.serviceKey().toString());
    }

    @Override
    public void stop() {}

    public static String token(String role, String institution, String region) {
        return DevTokens.held(KEYS.directory(), role, "user-" + role, institution, region);
    }
}
