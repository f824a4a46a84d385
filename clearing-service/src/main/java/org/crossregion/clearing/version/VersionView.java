package org.crossregion.clearing.version;

import org.crossregion.values.Money;

import java.time.OffsetDateTime;
import java.util.List;

/**
 * One version of a period's table.
 *
 * @param sha256 the hash of its canonical table
 * @param factsWatermark the last fact that it counts
 * @param exceptionsWatermark the last exception that it counts
 * @param number the official number, once issued; null before
 * @param inForce whether no later version takes its place
 * @param owed what all its rows come to: cleared less deducted
 * @param objections what was raised against it; the next version has it otherwise
 */
public record VersionView(
        int version,
        String sha256,
        OffsetDateTime drawnAt,
        long factsWatermark,
        long exceptionsWatermark,
        String number,
        boolean inForce,
        long details,
        long cases,
        Money owed,
        List<Objection> objections) {

    /** A settlement that somebody objected to. */
    public record Objection(
            String settlementId, String reason, String raisedBy, OffsetDateTime raisedAt) {}
}
