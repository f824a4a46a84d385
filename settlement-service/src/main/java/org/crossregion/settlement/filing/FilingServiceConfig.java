package org.crossregion.settlement.filing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import java.net.URI;
import java.time.Duration;

/** Where filing-service is asked before anybody is refused as not filed. */
@ConfigMapping(prefix = "crossregion.filing")
public interface FilingServiceConfig {

    /** The base address of filing-service. */
    @WithDefault("http://127.0.0.1:8081")
    URI url();

    /** How long an answer is waited for. */
    @WithDefault("2s")
    Duration timeout();
}
