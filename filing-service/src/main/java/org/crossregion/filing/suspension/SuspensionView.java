package org.crossregion.filing.suspension;

import org.crossregion.eligibility.SuspensionKind;
import org.crossregion.values.RegionCode;

import java.time.Instant;
import java.time.LocalDate;

/** A suspension in JSON. */
record SuspensionView(
        String id,
        int version,
        String personNo,
        RegionCode insuredRegion,
        SuspensionKind kind,
        String kindLabel,
        LocalDate from,
        LocalDate until,
        String reason,
        String author,
        Instant suspendedAt,
        Integer reviewYear,
        LocalDate releasedOn,
        Instant releasedAt,
        String releasedBy,
        String releaseReason) {

    static SuspensionView of(Suspension one) {
        return new SuspensionView(
                one.id(),
                one.version(),
                one.personNo(),
                one.insuredRegion(),
                one.kind(),
                one.kind().label(),
                one.from(),
                one.until().orElse(null),
                one.reason(),
                one.author(),
                one.suspendedAt(),
                one.reviewYear().orElse(null),
                one.release().map(Suspension.Release::on).orElse(null),
                one.release().map(Suspension.Release::at).orElse(null),
                one.release().map(Suspension.Release::by).orElse(null),
                one.release().map(Suspension.Release::reason).orElse(null));
    }
}
