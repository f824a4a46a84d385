package org.crossregion.clearing.national;

import org.crossregion.values.Beijing;
import org.crossregion.values.Money;

import java.time.OffsetDateTime;

/**
 * A difference from the nation's result.
 *
 * @param row its row in the nation's file; 0 if it has none
 * @param state open or resolved
 * @param way rerun, national or moved-on; null as long as it is open, like what follows
 */
public record DifferenceView(
        long number,
        String settlementId,
        String insuredRegion,
        String treatmentRegion,
        String scheme,
        String differenceClass,
        String className,
        int row,
        Side here,
        Side there,
        String said,
        String state,
        OffsetDateTime openedAt,
        String way,
        String reason,
        String by,
        OffsetDateTime at) {

    /** What one side has of it. */
    public record Side(long cases, Money total, Money cleared, Money deducted) {

        private static Side of(NationalDifference.Side side) {
            return new Side(side.cases(), side.total(), side.cleared(), side.deducted());
        }
    }

    static DifferenceView of(NationalDifference one) {
        NationalDifference.Resolved resolved = one.resolution().orElse(null);
        return new DifferenceView(
                one.no(),
                one.settlementId(),
                one.pair().insured().value(),
                one.pair().treatment().value(),
                one.scheme().code(),
                one.kind().code(),
                one.kind().label(),
                one.row(),
                Side.of(one.here()),
                Side.of(one.there()),
                one.said(),
                one.isOpen() ? "open" : "resolved",
                one.openedAt().atZone(Beijing.ZONE).toOffsetDateTime(),
                resolved == null ? null : resolved.way().code(),
                resolved == null ? null : resolved.reason(),
                resolved == null ? null : resolved.by(),
                resolved == null ? null : resolved.at().atZone(Beijing.ZONE).toOffsetDateTime());
    }
}
