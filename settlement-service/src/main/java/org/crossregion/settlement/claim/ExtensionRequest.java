package org.crossregion.settlement.claim;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.crossregion.values.Scheme;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.LocalDate;

/**
 * The time for a claim is lifted.
 *
 * @param endedOn the last day of the care that is to be claimed
 * @param lastDay it may be claimed on
 */
@Schema(
        examples =
                """
                {"personNo": "99990000000000000001", "scheme": "employee",
                 "endedOn": "2025-03-02", "lastDay": "2026-12-31", "reason": "长期昏迷，家属不知情"}
                """)
record ExtensionRequest(
        @NotBlank @Size(max = 30) String personNo,
        @NotNull Scheme scheme,
        @NotNull LocalDate endedOn,
        @NotNull LocalDate lastDay,
        @NotBlank @Size(max = 200) String reason) {}
