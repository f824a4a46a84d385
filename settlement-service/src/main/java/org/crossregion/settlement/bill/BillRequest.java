package org.crossregion.settlement.bill;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.crossregion.settlement.visit.Visit;
import org.crossregion.values.Money;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.Optional;

/**
 * A bill is to be computed or settled.
 *
 * @param total what the lines add up to by the hospital's own count
 * @param useAccount whether the personal account pays; false if it is not said
 */
@Schema(examples = "{\"total\": \"12040.50\", \"useAccount\": true}")
record BillRequest(
        @NotNull Money total,
        boolean useAccount,
        boolean midStay,
        @Size(max = 20) String invoice,
        @Size(max = 30) String batch) {

    SettleRequest request(Visit visit, String requestId) {
        return new SettleRequest(
                visit.visitId(),
                visit.personNo(),
                visit.institution(),
                visit.scheme(),
                total,
                useAccount,
                requestId,
                midStay,
                invoice == null ? "" : invoice,
                Optional.empty(),
                batch == null ? "" : batch);
    }
}
