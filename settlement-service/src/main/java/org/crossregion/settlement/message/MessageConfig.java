package org.crossregion.settlement.message;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What an operator can set about kept messages. */
@ConfigMapping(prefix = "crossregion.messages")
interface MessageConfig {

    /** For how many days after it came a refused message can be looked up. */
    @WithDefault("90")
    int keepRefusedDays();
}
