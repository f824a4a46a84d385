package org.crossregion.settlement.gateway;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

import org.crossregion.web.security.DevKeys;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Token keys, and what was agreed with the institutions that prove themselves by more. */
public class GatewayTestSettings implements QuarkusTestResourceLifecycleManager {

    static final Path KEYS = Path.of("target", "test-keys").toAbsolutePath();
    static final String CLIENT = "test-client";
    static final String PAASID = "test-paas";
    static final String SECRET = "test-secret-of-h22010000009";

    /** As Jilin gives them out: 16 characters, which are the SM4 key as well. */
    static final String SEALING_CLIENT = "TESTCLIENT000007";

    /** The key pair that GB/T 32918.5 prints as its example. */
    static final String PRIVATE_KEY =
            "3945208F7B2144B13F36E38AC6D39F95889393692860B51A42FB81EF4DF7C5B8";

    static final String PUBLIC_KEY =
            "04"
                    + "09F9DF311E5421A150DD7D161E4BC5C672179FAD1833FC076BB08FF356F35020"
                    + "CCEA490CE26775A52DC6EA718CC1AA600AED05FBF35E084A6632F6072DA9AD13";

    /** The gateway's own. */
    static final String OWN_KEY = "1d".repeat(32);

    @Override
    public Map<String, String> start() {
        DevKeys keys = DevKeys.in(KEYS);
        Map<String, String> settings = new HashMap<>();
        settings.put("mp.jwt.verify.publickey.location", keys.jwks().toUri().toString());
        settings.put("crossregion.internal.signing-key", keys.serviceKey().toString());
        settings.put(of("tif", GatewayWorld.SIGNING, "paasid"), PAASID);
        settings.put(of("tif", GatewayWorld.SIGNING, "secret"), SECRET);
        settings.put(of("bearer", GatewayWorld.BEARING, "client-id"), CLIENT);
        settings.put(of("bearer", GatewayWorld.BEARING, "client-secret"), SECRET);
        settings.put(of("bearer", GatewayWorld.BEARING, "username"), CLIENT);
        settings.put(of("bearer", GatewayWorld.SEALING, "client-id"), SEALING_CLIENT);
        settings.put(of("bearer", GatewayWorld.SEALING, "client-secret"), "another " + SECRET);
        settings.put(of("signing", GatewayWorld.SEALING, "sm2-public-keys"), PUBLIC_KEY);
        settings.put(of("signing", GatewayWorld.SEALING, "sm4-key"), SEALING_CLIENT);
        settings.put(of("signing", GatewayWorld.STRICT, "sm2-public-keys"), PUBLIC_KEY);
        settings.put(of("signing", GatewayWorld.STRICT, "sm4-key"), "0f".repeat(16));
        settings.put(of("signing", GatewayWorld.STRICT, "signature-required"), "true");
        settings.put(of("signing", GatewayWorld.STRICT, "encryption-required"), "true");
        settings.put(of("signing", GatewayWorld.DIGESTING, "sm3"), "require");
        settings.put("crossregion.gateway.person-list-regions", "4401,440200");
        settings.put("crossregion.gateway.signing-key", OWN_KEY);
        settings.put(
                "crossregion.rate-limit.institution.\"" + GatewayWorld.LIMITED + "\".per-second",
                "1");
        settings.put(
                "crossregion.rate-limit.institution.\"" + GatewayWorld.LIMITED + "\".burst", "3");
        settings.putAll(TestCertificates.settings());
        settings.putAll(NeighbourPorts.settings());
        return settings;
    }

    private static String of(String mode, String institution, String property) {
        return "crossregion.gateway." + mode + ".\"" + institution + "\"." + property;
    }

    @Override
    public void stop() {}
}
