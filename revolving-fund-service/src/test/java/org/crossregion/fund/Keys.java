package org.crossregion.fund;

import static io.restassured.RestAssured.given;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.restassured.specification.RequestSpecification;

import org.crossregion.web.security.DevKeys;
import org.crossregion.web.security.DevTokens;

import java.nio.file.Path;
import java.util.Map;

/** The key pairs of the service under test, and requests with tokens made with them. */
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

    static RequestSpecification as(String role, String region) {
        return as(role, region, role + "-1");
    }

    static RequestSpecification as(String role, String region, String user) {
        return given().auth().oauth2(DevTokens.held(KEYS.directory(), role, user, null, region));
    }
}
