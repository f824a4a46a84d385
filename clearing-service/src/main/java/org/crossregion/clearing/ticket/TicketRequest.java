package org.crossregion.clearing.ticket;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.crossregion.values.RegionCode;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A ticket as it is opened.
 *
 * @param region whom it is put to: a pooling region, a province or the nation
 * @param settlementId what it is about, if it is about one
 */
public record TicketRequest(
        @NotNull TicketKind kind,
        @NotNull @Schema(examples = "220200") RegionCode region,
        @NotBlank @Size(max = 200) @Schema(examples = "备案已通过，医院查询不到") String subject,
        @NotBlank @Size(max = 2000) String question,
        @Size(max = 64) String settlementId) {}
