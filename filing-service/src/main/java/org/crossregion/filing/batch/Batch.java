package org.crossregion.filing.batch;

import org.crossregion.sheet.SheetFormat;
import org.crossregion.values.RegionCode;

import java.time.Instant;
import java.util.Optional;

/**
 * One batch file as it stands.
 *
 * @param id {@code B}, the region, the day as yyMMdd, and seven digits
 * @param region the pooling region all of its people are insured in
 * @param employer the unit that hands it in
 * @param declared how many people the unit says are on it
 * @param rows on it, the heading not counted
 * @param persons on it, each counted once
 * @param uploaderRegion the region of the uploader's token; empty if it named none
 * @param decidedBy who let it go on, or withdrew it, after a wrong head count
 */
record Batch(
        String id,
        RegionCode region,
        String employer,
        int declared,
        String channel,
        String fileName,
        SheetFormat format,
        String fileSha256,
        int rows,
        int persons,
        BatchState state,
        String uploadedBy,
        String uploaderRoles,
        String uploaderRegion,
        Instant uploadedAt,
        Optional<Instant> startedAt,
        Optional<Instant> finishedAt,
        Optional<String> decidedBy,
        Optional<String> decision) {

    Batch decided(BatchState reached, String by, String why) {
        return new Batch(
                id,
                region,
                employer,
                declared,
                channel,
                fileName,
                format,
                fileSha256,
                rows,
                persons,
                reached,
                uploadedBy,
                uploaderRoles,
                uploaderRegion,
                uploadedAt,
                startedAt,
                finishedAt,
                Optional.of(by),
                Optional.of(why));
    }
}
