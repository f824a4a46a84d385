package org.crossregion.settlement.platform;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Where the platform is that computes for insured regions not hosted here. */
@ConfigMapping(prefix = "crossregion.platform")
public interface PlatformConfig {

    /** Its base address; without one nobody of such a region is settled. */
    Optional<URI> url();

    /** The bearer token it wants, if it wants one. */
    Optional<String> token();

    /** How long an answer is waited for. */
    @WithDefault("2s")
    Duration timeout();

    /** How many bills may wait for it at once, each with two database connections. */
    @WithDefault("8")
    int atOnce();

    /** After how long a request is reversed there whose bill never came here. */
    @WithDefault("2m")
    Duration reverseAfter();
}
