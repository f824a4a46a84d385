package org.crossregion.clearing.confirmation;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;

import org.crossregion.values.Period;

/**
 * Takes a hospital's word back.
 *
 * @param of the number of the message that is taken back; {@code 0} for all of the month
 * @param reference the number this message was received under
 */
public record Withdrawal(
        @NotBlank String institution,
        @NotNull Period period,
        @NotBlank String of,
        @NotBlank String reference,
        @NotNull String operator) {}
