package org.crossregion.settlement.owner;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import java.net.URI;
import java.time.Duration;

/** Where clearing-service is asked. */
@ConfigMapping(prefix = "crossregion.clearing")
interface ClearingServiceConfig extends OwnerAddress {

    /** The base address of clearing-service. */
    @WithDefault("http://127.0.0.1:8083")
    @Override
    URI url();

    /** How long an answer is waited for. */
    @WithDefault("2s")
    @Override
    Duration timeout();
}
