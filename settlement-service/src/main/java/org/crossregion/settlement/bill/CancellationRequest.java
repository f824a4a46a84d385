package org.crossregion.settlement.bill;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A bill is to be taken back. */
@Schema(examples = "{\"reason\": \"费用录入有误\"}")
record CancellationRequest(@NotBlank @Size(max = 200) String reason) {

    CancelRequest request(String settlementId, String institution, String requestId) {
        return new CancelRequest(settlementId, institution, "", "", reason, requestId, false);
    }
}
