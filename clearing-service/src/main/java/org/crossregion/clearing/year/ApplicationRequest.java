package org.crossregion.clearing.year;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.crossregion.values.Money;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An application as a region makes it.
 *
 * @param amount what it applies for; the whole of the item if it is absent, never more
 */
public record ApplicationRequest(
        @NotBlank @Size(max = 64) @Schema(examples = "01989f6e000070008000000000000001")
                String settlementId,
        @NotNull ItemKind kind,
        @Schema(examples = "9700.00") Money amount,
        @NotBlank @Size(max = 1000) @Schema(examples = "12月结算，1月25日到达") String reason,
        @NotBlank @Size(max = 2000) @Schema(examples = "结算单、费用清单") String evidence) {}
