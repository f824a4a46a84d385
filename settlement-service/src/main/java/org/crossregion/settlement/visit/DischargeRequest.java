package org.crossregion.settlement.visit;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/** A stay ends. */
@Schema(
        examples =
                """
                {"dischargedAt": "2026-10-12T10:00:00+08:00", "way": "1"}
                """)
record DischargeRequest(
        @NotNull OffsetDateTime dischargedAt,
        @Size(max = 3) String way,
        @Size(max = 30) String departmentCode,
        @Size(max = 100) String departmentName,
        @Size(max = 30) String bed,
        @Size(max = 50) List<@Valid @NotNull DiagnosisView> diagnoses) {

    Discharge discharge(String visitId, String institution) {
        return new Discharge(
                visitId,
                institution,
                "",
                dischargedAt.toInstant(),
                text(departmentCode),
                text(departmentName),
                text(bed),
                way == null ? "1" : way,
                Optional.ofNullable(diagnoses).orElse(List.of()).stream()
                        .map(DiagnosisView::diagnosis)
                        .toList());
    }

    private static String text(String given) {
        return given == null ? "" : given;
    }
}
