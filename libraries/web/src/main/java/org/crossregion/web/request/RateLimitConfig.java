package org.crossregion.web.request;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import java.util.Map;

/** How often institutions may ask one instance. */
@ConfigMapping(prefix = "crossregion.rate-limit")
interface RateLimitConfig {

    @WithDefault("500")
    int perSecond();

    /** At once, after a pause. */
    @WithDefault("1000")
    int burst();

    /** Institutions that may ask more or less than the others, by code. */
    Map<String, Own> institution();

    /** What one institution may ask. */
    interface Own {

        int perSecond();

        int burst();
    }
}
