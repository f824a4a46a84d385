package org.crossregion.settlement.payout;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.crossregion.values.Money;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.LocalDate;

/**
 * A claim or a top-up was paid.
 *
 * @param amount of the transfer: what is due
 * @param reference the bank's number of the transfer (银行流水号)
 * @param payee to whom, if not to who was named before
 */
@Schema(
        examples =
                """
                {"amount": "2649.60", "paidOn": "2026-10-20", "reference": "20261020000017"}
                """)
public record PayoutRequest(
        @NotNull Money amount,
        @NotNull LocalDate paidOn,
        @NotBlank @Size(max = 60) String reference,
        @Valid PaidTo payee) {

    /**
     * The money came back: the bank could not book it, or the person returned it after the claim or
     * the top-up was taken back.
     */
    @Schema(
            examples =
                    """
                    {"returnedOn": "2026-10-22", "reference": "20261022000003", "reason": "账号有误，银行退回"}
                    """)
    public record Return(
            @NotNull LocalDate returnedOn,
            @NotBlank @Size(max = 60) String reference,
            @NotBlank @Size(max = 200) String reason) {}

    /** It needs the time of a special case. */
    @Schema(examples = "{\"reason\": \"须向就医地核实\"}")
    public record Special(@NotBlank @Size(max = 200) String reason) {}
}
