package org.crossregion.clearing.payment;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.crossregion.values.Money;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;
import org.crossregion.values.Tier;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.LocalDate;

/**
 * A transfer as it is told: by the notice's number, by the remittance code that was quoted, or only
 * by the region, whose oldest notices it then settles first.
 *
 * @param counterparty which line of a gross notice; all of them, in order, if it is not said
 * @param authority whose notices, where only the region is known
 * @param tier of those notices
 */
public record PaymentRequest(
        @Schema(examples = "220000-2026-8-0001") String notice,
        @Schema(examples = "YD220000202680001G") String remittanceCode,
        @Schema(examples = "220100") RegionCode region,
        @NotNull @Schema(examples = "employee") Scheme scheme,
        @NotNull @Schema(examples = "9700.00") Money amount,
        @NotNull @Schema(examples = "2026-12-03") LocalDate paidOn,
        @NotBlank @Size(max = 64) @Schema(examples = "BK20261203000017") String bankReference,
        @Schema(examples = "120000") RegionCode counterparty,
        @Schema(examples = "220000") RegionCode authority,
        @Schema(examples = "province") Tier tier) {}
