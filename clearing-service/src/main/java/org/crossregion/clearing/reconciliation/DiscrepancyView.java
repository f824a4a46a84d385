package org.crossregion.clearing.reconciliation;

import org.crossregion.values.Beijing;
import org.crossregion.values.RegionPair;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * A difference as lists show it.
 *
 * @param no by which it is resolved
 * @param row its number in the list; null if it is not there
 * @param difference ours minus the list's
 * @param said the difference in words
 * @param remedy what to do about it
 * @param state open or resolved
 */
public record DiscrepancyView(
        long no,
        UUID reconciliation,
        String institution,
        String insuredRegion,
        String treatmentRegion,
        LocalDate firstDay,
        LocalDate lastDay,
        String settlementId,
        int ordinal,
        String visitId,
        String personNo,
        Integer row,
        DifferenceClass differenceClass,
        String className,
        Sums here,
        Sums listed,
        Sums difference,
        String said,
        String remedy,
        String state,
        OffsetDateTime openedAt,
        Resolved resolution) {

    /** What became of it. */
    public record Resolved(Way way, String wayName, String reason, String by, OffsetDateTime at) {}

    static DiscrepancyView of(Discrepancy one) {
        Difference seen = one.seen();
        return new DiscrepancyView(
                one.no(),
                one.list(),
                one.party().institution().orElse(null),
                one.party().pair().map(RegionPair::insured).map(Object::toString).orElse(null),
                one.party().pair().map(RegionPair::treatment).map(Object::toString).orElse(null),
                one.begins(),
                one.ends().minusDays(1),
                seen.settlementId(),
                seen.ordinal(),
                seen.visitId(),
                seen.personNo(),
                seen.row() == 0 ? null : seen.row(),
                seen.kind(),
                seen.kind().label(),
                seen.here(),
                seen.there(),
                seen.amount(),
                seen.said(),
                seen.kind().remedy(),
                one.isOpen() ? "open" : "resolved",
                one.openedAt().atZone(Beijing.ZONE).toOffsetDateTime(),
                one.resolution()
                        .map(
                                found ->
                                        new Resolved(
                                                found.way(),
                                                found.way().label(),
                                                found.reason(),
                                                found.by(),
                                                found.at().atZone(Beijing.ZONE).toOffsetDateTime()))
                        .orElse(null));
    }
}
