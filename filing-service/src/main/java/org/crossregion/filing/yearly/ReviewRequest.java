package org.crossregion.filing.yearly;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.crossregion.values.Money;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A person came for the yearly review.
 *
 * @param year of the review; the last one that has begun if absent
 * @param premium next year's large-amount premium, prepaid
 * @param receipt the number of its receipt
 */
@Schema(
        examples =
                """
                {"personNo": "99990000000000000001", "premium": "96.00", "receipt": "DE2026110001"}
                """)
record ReviewRequest(
        @NotBlank @Size(max = 30) String personNo,
        @Min(2000) @Max(2100) Integer year,
        Money premium,
        @Size(max = 40) String receipt,
        @Size(max = 500) String reason) {

    Money premiumPaid() {
        return premium == null ? Money.ZERO : premium;
    }

    String receiptNo() {
        return receipt == null ? "" : receipt.strip();
    }

    String why() {
        return reason == null ? "" : reason;
    }
}
