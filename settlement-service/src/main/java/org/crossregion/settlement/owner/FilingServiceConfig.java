package org.crossregion.settlement.owner;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import java.net.URI;
import java.time.Duration;

/** Where filing-service is asked. */
@ConfigMapping(prefix = "crossregion.filing")
interface FilingServiceConfig extends OwnerAddress {

    /** The base address of filing-service. */
    @WithDefault("http://127.0.0.1:8081")
    @Override
    URI url();

    /** How long an answer is waited for. */
    @WithDefault("2s")
    @Override
    Duration timeout();
}
