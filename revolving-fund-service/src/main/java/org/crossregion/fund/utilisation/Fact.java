package org.crossregion.fund.utilisation;

import org.crossregion.values.Money;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.values.RegionPair;
import org.crossregion.values.Scheme;

/**
 * One settlement or mirror that enters clearing.
 *
 * @param originalId what a mirror undoes; null for a settlement
 * @param cleared what of it clearing moves; negative for a mirror
 */
record Fact(
        String settlementId,
        String kind,
        String originalId,
        Period origin,
        RegionPair pair,
        Scheme scheme,
        Money total,
        Money cleared) {

    static Fact of(SettlementRecorded event) {
        return new Fact(
                event.settlementId(),
                event.kind(),
                event.originalId(),
                Period.fromString(event.originPeriod()),
                new RegionPair(
                        RegionCode.of(event.insuredRegion()),
                        RegionCode.of(event.treatmentRegion())),
                Scheme.fromString(event.scheme()),
                Money.ofFen(event.totalFen()),
                Money.ofFen(event.clearedFen()));
    }
}
