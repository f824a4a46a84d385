package org.crossregion.clearing.confirmation;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;

import org.crossregion.values.Period;

/**
 * Which of its details a hospital asks for.
 *
 * @param period the month they clear in
 * @param startRow the first row of the page, from 1
 */
public record ExtractRequest(
        @NotBlank String institution, @NotNull Period period, @Min(1) long startRow) {}
