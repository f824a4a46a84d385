package org.crossregion.settlement.bill;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.Optional;

/**
 * A bill is to be taken back.
 *
 * @param approval of the agency, for a stay that is already cleared
 */
@Schema(examples = "{\"reason\": \"费用录入有误\"}")
record CancellationRequest(
        @NotBlank @Size(max = 200) String reason, @Size(max = 100) String approval) {

    CancelRequest request(String settlementId, String institution, String requestId) {
        return new CancelRequest(
                settlementId,
                institution,
                "",
                "",
                reason,
                requestId,
                false,
                Optional.ofNullable(approval).filter(text -> !text.isBlank()));
    }
}
