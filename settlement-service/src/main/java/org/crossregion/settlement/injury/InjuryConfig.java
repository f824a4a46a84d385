package org.crossregion.settlement.injury;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What is asked of a hospital before a stay marked as an injury is settled. */
@ConfigMapping(prefix = "crossregion.injury")
interface InjuryConfig {

    /** How the promise that nobody else is liable (attachment 3) is given. */
    @WithDefault("on-paper")
    Promise promise();

    /** Whether the promise must be registered, or may be signed by hand on the printed form. */
    enum Promise {
        ON_PAPER,
        DEMANDED
    }
}
