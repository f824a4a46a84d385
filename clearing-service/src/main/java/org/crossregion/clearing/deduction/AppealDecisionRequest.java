package org.crossregion.clearing.deduction;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.crossregion.values.Fund;
import org.crossregion.values.Money;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.Map;

/**
 * What an appeal comes to.
 *
 * @param funds what each fund still gets back; only if it is reduced, like the other two parts
 */
public record AppealDecisionRequest(
        @NotNull @Schema(examples = "upheld") Appeal.Outcome outcome,
        @NotBlank @Size(max = 500) @Schema(examples = "病历与清单核对后维持") String note,
        Map<Fund, @NotNull Money> funds,
        Money account,
        Money personal) {

    /** What is left of a deduction that is reduced. */
    Parts parts() {
        return Parts.given(funds, account, personal);
    }
}
