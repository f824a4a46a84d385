package org.crossregion.settlement.claim;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.crossregion.values.Money;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A claim is rejected, or taken back. */
@Schema(examples = "{\"reason\": \"票据与病历不符\"}")
record DecisionRequest(@NotBlank @Size(max = 200) String reason) {

    /**
     * A claim is approved.
     *
     * @param fundTotal what all funds pay, as it was computed for the one who approves
     */
    @Schema(examples = "{\"fundTotal\": \"2120.40\", \"reason\": \"材料齐全\"}")
    record Approval(@NotNull Money fundTotal, @Size(max = 200) String reason) {

        String comment() {
            return reason == null ? "" : reason;
        }
    }
}
