package org.crossregion.settlement.payout;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** Whom to pay (收款人), in a request; in an answer only a few digits of the account are shown. */
public record PaidTo(
        @NotBlank @Size(max = 50) String name,
        @NotBlank @Size(max = 100) String bank,
        @NotBlank @Pattern(regexp = "[0-9]{8,30}") String account) {}
