package org.crossregion.clearing.deduction;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.crossregion.values.Fund;
import org.crossregion.values.Money;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.Map;
import java.util.Optional;

/**
 * A deduction as it is recorded.
 *
 * @param funds what each fund gets back
 * @param account what the personal account gets back; nothing if it is absent
 * @param personal what the hospital returns to the patient; nothing if it is absent
 * @param source only for a caller whose region covers both sides; else it follows from the region
 * @param effect now if it is absent
 */
public record DeductionRequest(
        @NotBlank @Size(max = 64) @Schema(examples = "01989f6e000070008000000000000001")
                String settlementId,
        @NotNull Reason reason,
        @Schema(examples = "{\"pooling\": \"120.00\"}") Map<Fund, @NotNull Money> funds,
        @Schema(examples = "0.00") Money account,
        @Schema(examples = "15.00") Money personal,
        @NotBlank @Size(max = 2000) @Schema(examples = "病历第3页与收费清单不符") String evidence,
        @Size(max = 500) String note,
        Source source,
        @Schema(examples = "now") Effect effect) {

    /** What it takes back; refused if a part is negative or nothing is left. */
    Parts parts() {
        return Parts.given(funds, account, personal);
    }

    /** The same as a finding of the treatment region's audit. */
    DeductionRequest asAudit() {
        return new DeductionRequest(
                settlementId,
                reason,
                funds,
                account,
                personal,
                evidence,
                note,
                Source.AUDIT,
                effect);
    }

    Effect whenever() {
        return Optional.ofNullable(effect).orElse(Effect.NOW);
    }
}
