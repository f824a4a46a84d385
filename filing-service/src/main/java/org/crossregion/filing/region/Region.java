package org.crossregion.filing.region;

import org.crossregion.values.RegionCode;

import java.time.LocalDate;

/**
 * One region code and what it means.
 *
 * @param poolingRegion the unit that owns its funds; itself, if it pools for itself
 * @param member the clearing member its pooling region takes part as
 * @param validFrom the day since when this is so
 * @param hosted whether its policies and accumulators are kept here
 */
public record Region(
        RegionCode code,
        String name,
        RegionCode poolingRegion,
        RegionCode member,
        LocalDate validFrom,
        OpeningStage openingStage,
        boolean hosted) {

    public boolean isOpen() {
        return openingStage == OpeningStage.OPEN;
    }

    public boolean poolsForItself() {
        return code.equals(poolingRegion);
    }

    /** The same at another stage. */
    Region at(OpeningStage stage) {
        return new Region(code, name, poolingRegion, member, validFrom, stage, hosted);
    }
}
