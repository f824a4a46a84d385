package org.crossregion.settlement.purchase;

import org.crossregion.values.Beijing;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;

/**
 * An outside purchase in JSON.
 *
 * @param items the names by line number; the amounts are in the visit's fee lines
 */
record PurchaseView(
        @Schema(examples = "P2201002610070000001") String id,
        String visitId,
        OutsidePurchase.Kind kind,
        String place,
        String reason,
        String department,
        String physician,
        String diagnosis,
        Map<String, String> items,
        String registeredBy,
        OffsetDateTime registeredAt) {

    static PurchaseView of(OutsidePurchase purchase) {
        return new PurchaseView(
                purchase.purchaseId(),
                purchase.visitId(),
                purchase.kind(),
                purchase.place(),
                purchase.reason(),
                purchase.department(),
                purchase.physician(),
                purchase.diagnosis(),
                purchase.items(),
                purchase.registeredBy(),
                purchase.registeredAt().atZone(Beijing.ZONE).toOffsetDateTime());
    }

    /** Those of a visit. */
    record Purchases(List<PurchaseView> purchases) {}
}
