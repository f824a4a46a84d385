package org.crossregion.fund;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Why something is decided: the body of every decision on the fund. */
public record Reasoned(@NotBlank @Size(max = 500) String reason) {}
