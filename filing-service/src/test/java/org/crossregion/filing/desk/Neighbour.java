package org.crossregion.filing.desk;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

import org.crossregion.embedded.Ports;
import org.eclipse.microprofile.config.ConfigProvider;

import java.net.URI;
import java.util.Map;

/**
 * Where settlement-service is while tests stand in for it: at a port that nobody has, so that
 * builds beside each other do not meet.
 */
public class Neighbour implements QuarkusTestResourceLifecycleManager {

    private static final String SETTLEMENT = "crossregion.settlement.url";

    @Override
    public Map<String, String> start() {
        return Map.of(SETTLEMENT, "http://127.0.0.1:" + Ports.unused());
    }

    @Override
    public void stop() {
        // Whoever stands in stops by itself.
    }

    public static int settlementPort() {
        return URI.create(ConfigProvider.getConfig().getValue(SETTLEMENT, String.class)).getPort();
    }
}
