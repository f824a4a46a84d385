package org.crossregion.settlement.access;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.settlement.reference.Institution;
import org.crossregion.web.security.Environment;

import java.util.Optional;

/** The call comes from a network of the institution; off in production unless it is switched on. */
@ApplicationScoped
class NetworkMode implements Mode {

    private final boolean enabled;
    private final Origins origins;

    NetworkMode(AccessConfig config, Origins origins) {
        this.enabled = config.networkMode().orElse(!Environment.isProduction());
        this.origins = origins;
    }

    @Override
    public String name() {
        return "network";
    }

    @Override
    public Optional<String> objection(Institution institution, Call call) {
        if (!enabled) {
            return Optional.of("网络地址校验方式未启用");
        }
        String origin = origins.of(call.remoteAddress(), call.forwardedFor());
        return Networks.contain(institution.gatewayNetworks(), origin)
                ? Optional.empty()
                : Optional.of("来源地址 " + origin + " 未登记");
    }
}
