package org.crossregion.settlement.reference;

import org.crossregion.values.RegionCode;

import java.time.LocalDate;

/**
 * A region code (医保区划) as of a day: whose funds it belongs to and whether it is open.
 *
 * @param poolingRegion 统筹区
 * @param member the clearing member
 * @param openingStage undeveloped, joint-testing, institutions-adapting or open
 * @param hosted its benefits are computed here
 */
public record Region(
        RegionCode code,
        String name,
        RegionCode poolingRegion,
        RegionCode member,
        LocalDate validFrom,
        String openingStage,
        boolean hosted,
        int version) {

    public boolean isOpen() {
        return openingStage.equals("open");
    }
}
