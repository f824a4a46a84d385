package org.crossregion.settlement.gateway;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import java.util.List;
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

    /**
     * Treatment regions (first digits of mdtrtarea_admvs) whose hospital systems read the output of
     * 1101 as a list of one object, as Guangzhou's do (4401); elsewhere it is the object.
     */
    Optional<List<String>> personListRegions();
}
