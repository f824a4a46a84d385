package org.crossregion.local.launch;

import java.util.Arrays;
import java.util.Locale;

/** The four services, as people write them: {@code settlement} for settlement-service. */
public enum ServiceName {
    FILING("filing-service", 8081),
    SETTLEMENT("settlement-service", 8082),
    CLEARING("clearing-service", 8083),
    FUND("revolving-fund-service", 8084);

    private final String module;
    private final int port;

    ServiceName(String module, int port) {
        this.module = module;
        this.port = port;
    }

    /** Reads {@code settlement} or {@code settlement-service}. */
    static ServiceName of(String text) {
        return Arrays.stream(values())
                .filter(service -> service.database().equals(text) || service.module.equals(text))
                .findFirst()
                .orElseThrow(
                        () ->
                                new Failure(
                                        "There is no service \""
                                                + text
                                                + "\": write filing, settlement, clearing or"
                                                + " fund."));
    }

    /** The Maven module and the name that {@code ps} prints. */
    public String module() {
        return module;
    }

    /** The short name, and the name of the service's database. */
    public String database() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The port of an instance, counted from 1, on a stack moved by an offset. */
    public int port(int instance, int offset) {
        return port + offset + 100 * (instance - 1);
    }
}
