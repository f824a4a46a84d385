package org.crossregion.settlement.gateway;

import org.crossregion.embedded.Ports;
import org.eclipse.microprofile.config.ConfigProvider;

import java.net.URI;
import java.util.Map;

/**
 * Where the other services are while tests stand in for them: at ports that nobody has, so that
 * builds beside each other do not meet.
 */
public final class NeighbourPorts {

    public static final String FILING = "crossregion.filing.url";
    public static final String CLEARING = "crossregion.clearing.url";

    private NeighbourPorts() {}

    static Map<String, String> settings() {
        return Map.of(FILING, address(), CLEARING, address());
    }

    /** An address on this machine that nobody answers at yet. */
    public static String address() {
        return "http://127.0.0.1:" + Ports.unused();
    }

    /** The port of an address in the settings of the application under test. */
    public static int of(String setting) {
        return URI.create(ConfigProvider.getConfig().getValue(setting, String.class)).getPort();
    }
}
