package org.crossregion.settlement.bill;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An agency approves that a cleared stay be refunded. */
@Schema(examples = "{\"reason\": \"住院费用重复收取，同意退费\"}")
record ApprovalRequest(@NotBlank @Size(max = 200) String reason) {}
