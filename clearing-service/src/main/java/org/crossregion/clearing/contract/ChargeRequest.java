package org.crossregion.clearing.contract;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.crossregion.values.Money;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.UUID;

/**
 * A contract charge as it is recorded.
 *
 * @param treatmentRegion the caller's own region if it is absent
 * @param amount more than nothing; a difference may be less
 * @param auditCase the case it came out of, if any
 */
public record ChargeRequest(
        @NotNull @Schema(examples = "penalty") ChargeKind kind,
        RegionCode treatmentRegion,
        @NotBlank @Size(max = 64) @Schema(examples = "H22020000001") String institution,
        @NotNull @Schema(examples = "2026-10") Period period,
        @NotNull @Schema(examples = "500.00") Money amount,
        UUID auditCase,
        @NotBlank @Size(max = 500) @Schema(examples = "违反服务协议第十二条") String reason) {}
