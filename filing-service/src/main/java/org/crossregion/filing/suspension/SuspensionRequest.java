package org.crossregion.filing.suspension;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.crossregion.eligibility.SuspensionKind;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.LocalDate;

/**
 * A person is to be suspended.
 *
 * @param from the first day; today if absent
 * @param until the last day; if absent, what the policy says of a misused card, else until released
 */
@Schema(
        examples =
                """
                {"personNo": "99990000000000000001", "kind": "card-misuse",
                 "reason": "将本人医疗保险证件供他人使用，经核实"}
                """)
record SuspensionRequest(
        @NotBlank @Size(max = 30) String personNo,
        @NotNull SuspensionKind kind,
        LocalDate from,
        LocalDate until,
        @NotBlank @Size(max = 500) String reason) {

    /** Why a person is released. */
    @Schema(examples = "{\"reason\": \"已退回费用，暂停期满前经批准解除\"}")
    record Released(@NotBlank @Size(max = 500) String reason) {}
}
