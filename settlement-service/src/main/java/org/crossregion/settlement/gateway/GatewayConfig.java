package org.crossregion.settlement.gateway;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an operator can set about the HIS gateway. */
@ConfigMapping(prefix = "crossregion.gateway")
public interface GatewayConfig {

    /** 接收方医保区划 of inf_refmsgid where a message names no valid treatment region. */
    @WithDefault("100000")
    String region();

    /** The largest body that is read; a larger one is answered with an envelope. */
    @WithDefault("67108864")
    long largestBody();

    /**
     * Bodies held in memory at one time, all together; beyond it callers are told to come again.
     */
    @WithDefault("268435456")
    long bodiesAtOnce();

    /** Networks of the proxies whose X-Forwarded-For is believed; none unless configured. */
    Optional<List<String>> trustedProxies();

    /** Whether institutions in network mode are admitted; off in production unless set. */
    @WithName("network-mode")
    Optional<Boolean> networkMode();

    /** How far x-tif-timestamp may be from our clock, and how long a nonce is remembered. */
    @WithDefault("PT5M")
    Duration tifWindow();

    /** The keys of institutions in tif mode, by institution code. */
    Map<String, Tif> tif();

    /** How long a token of bearer mode holds. */
    @WithDefault("PT2H")
    Duration tokenValidity();

    /** The clients of institutions in bearer mode, by institution code. */
    Map<String, Bearer> bearer();

    /** What one institution gets its tokens with. */
    interface Bearer {

        String clientId();

        String clientSecret();

        /** Demanded in the form if configured. */
        Optional<String> username();

        /** Demanded in the form if configured. */
        Optional<String> password();
    }

    /** What one institution signs with. */
    interface Tif {

        /** x-tif-paasid. */
        String paasid();

        String secret();
    }
}
