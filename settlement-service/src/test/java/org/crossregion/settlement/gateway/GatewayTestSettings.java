package org.crossregion.settlement.gateway;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

import org.crossregion.web.security.DevKeys;

import java.nio.file.Path;
import java.util.Map;

/** Token keys, and the signing key of the one institution that is in tif mode. */
public class GatewayTestSettings implements QuarkusTestResourceLifecycleManager {

    static final Path KEYS = Path.of("target", "test-keys").toAbsolutePath();
    static final String CLIENT = "test-client";
    static final String PAASID = "test-paas";
    static final String SECRET = "test-secret-of-h22010000009";

    @Override
    public Map<String, String> start() {
        DevKeys keys = DevKeys.in(KEYS);
        return Map.of(
                "mp.jwt.verify.publickey.location",
                keys.jwks().toUri().toString(),
                "crossregion.internal.signing-key",
                keys.serviceKey().toString(),
                "crossregion.gateway.tif.\"" + GatewayWorld.SIGNING + "\".paasid",
                PAASID,
                "crossregion.gateway.tif.\"" + GatewayWorld.SIGNING + "\".secret",
                SECRET,
                "crossregion.gateway.bearer.\"" + GatewayWorld.BEARING + "\".client-id",
                CLIENT,
                "crossregion.gateway.bearer.\"" + GatewayWorld.BEARING + "\".client-secret",
                SECRET,
                "crossregion.gateway.bearer.\"" + GatewayWorld.BEARING + "\".username",
                CLIENT);
    }

    @Override
    public void stop() {}
}
