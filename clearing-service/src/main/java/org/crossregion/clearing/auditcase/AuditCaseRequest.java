package org.crossregion.clearing.auditcase;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.crossregion.clearing.deduction.DeductionRequest;
import org.crossregion.values.RegionCode;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.List;
import java.util.Optional;

/**
 * An audit case as it is opened.
 *
 * @param treatmentRegion whose audit it is; the caller's own region if it is absent
 * @param items what was found in which settlement; more may be added later
 */
public record AuditCaseRequest(
        RegionCode treatmentRegion,
        @NotBlank @Size(max = 64) @Schema(examples = "H22020000001") String institution,
        @NotBlank @Size(max = 200) @Schema(examples = "2026年三季度检查检验专项审核") String subject,
        @NotBlank @Size(max = 2000) @Schema(examples = "同一检查重复收费") String finding,
        @Size(max = MOST) List<@NotNull @Valid DeductionRequest> items) {

    /** How many settlements one request may name. */
    static final int MOST = 500;

    List<DeductionRequest> found() {
        return Optional.ofNullable(items).orElse(List.of());
    }
}
