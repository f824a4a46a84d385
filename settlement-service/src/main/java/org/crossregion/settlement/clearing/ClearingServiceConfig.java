package org.crossregion.settlement.clearing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import java.net.URI;
import java.time.Duration;

/** Where clearing-service is asked. */
@ConfigMapping(prefix = "crossregion.clearing")
public interface ClearingServiceConfig {

    /** The base address of clearing-service. */
    @WithDefault("http://127.0.0.1:8083")
    URI url();

    /** How long an answer is waited for. */
    @WithDefault("2s")
    Duration timeout();
}
