package org.crossregion.settlement.access;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;
import java.util.Optional;

/** Tells where a call comes from: the peer, or behind a configured proxy, whom it forwards for. */
@ApplicationScoped
class Origins {

    private static final int LONGEST = 45;

    private final AccessConfig config;

    Origins(AccessConfig config) {
        this.config = config;
    }

    /** The peer; behind a configured proxy the last address that is not a proxy itself. */
    String of(String peer, Optional<String> forwardedFor) {
        List<String> proxies = config.trustedProxies().orElse(List.of());
        String origin = peer;
        if (forwardedFor.isPresent() && Networks.contain(proxies, origin)) {
            String[] hops = forwardedFor.get().split(",");
            for (int i = hops.length - 1; i >= 0 && Networks.contain(proxies, origin); i--) {
                origin = hops[i].strip();
            }
        }
        return origin.length() > LONGEST ? origin.substring(0, LONGEST) : origin;
    }
}
