package org.crossregion.clearing.deduction;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.crossregion.values.Fund;
import org.crossregion.values.Money;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.Map;

/**
 * What a deduction takes back and why, where its settlement is known already.
 *
 * @param funds what each fund gets back
 * @param account what the personal account gets back; nothing if it is absent
 * @param personal what the hospital returns to the patient; nothing if it is absent
 * @param effect now if it is absent
 */
public record FindingRequest(
        @NotNull Reason reason,
        @Schema(examples = "{\"pooling\": \"120.00\"}") Map<Fund, @NotNull Money> funds,
        @Schema(examples = "0.00") Money account,
        @Schema(examples = "15.00") Money personal,
        @NotBlank @Size(max = 2000) @Schema(examples = "病历第3页与收费清单不符") String evidence,
        @Size(max = 500) String note,
        Effect effect) {

    DeductionRequest of(String settlementId) {
        return new DeductionRequest(
                settlementId, reason, funds, account, personal, evidence, note, null, effect);
    }
}
