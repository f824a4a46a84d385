package org.crossregion.clearing.region;

import org.crossregion.values.RegionCode;

import java.time.LocalDate;

/**
 * A region as filing-service publishes it.
 *
 * @param poolingRegion the unit that owns the funds; its own code if it pools for itself
 * @param openingStage how far its network opening has come; {@code open} at the end
 * @param hosted whether this installation runs it
 */
public record Region(
        RegionCode code,
        String name,
        RegionCode poolingRegion,
        RegionCode member,
        LocalDate validFrom,
        String openingStage,
        boolean hosted,
        long version) {

    public boolean isPoolingRegion() {
        return code.equals(poolingRegion);
    }

    public boolean isOpen() {
        return openingStage.equals("open");
    }
}
