package org.crossregion.clearing.export;

import com.fasterxml.jackson.annotation.JsonRawValue;

import org.crossregion.values.Beijing;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;

/**
 * An export as it is shown.
 *
 * @param rowsTotal what is expected while it is written; what was written once it is
 * @param percent of the rows that are expected; 100 only once it can be fetched
 * @param totals control totals per side and over all
 * @param file where it can be fetched, once it can
 */
record ExportView(
        UUID id,
        ExportState state,
        ExportRequest asked,
        long rowsDone,
        Long rowsTotal,
        int percent,
        @JsonRawValue
                @Schema(type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.OBJECT)
                String totals,
        Long bytes,
        String failure,
        String requestedBy,
        OffsetDateTime requestedAt,
        OffsetDateTime startedAt,
        OffsetDateTime finishedAt,
        OffsetDateTime fetchedUntil,
        String file) {

    static ExportView of(DetailExport export, ExportRequest asked) {
        boolean done = export.state() == ExportState.DONE;
        return new ExportView(
                export.id(),
                export.state(),
                asked,
                export.rowsDone(),
                export.rowsTotal().orElse(null),
                done ? 100 : percent(export),
                export.totals().orElse(null),
                export.bytes().orElse(null),
                export.failure().orElse(null),
                export.requestedBy(),
                time(Optional.of(export.requestedAt())),
                time(export.startedAt()),
                time(export.finishedAt()),
                time(export.fetchedUntil()),
                done ? "/api/v1/detail-exports/" + export.id() + "/file" : null);
    }

    private static int percent(DetailExport export) {
        long total = export.rowsTotal().orElse(0L);
        return total == 0 ? 0 : (int) Math.min(99, export.rowsDone() * 100 / total);
    }

    private static OffsetDateTime time(Optional<Instant> instant) {
        return instant.map(at -> at.atZone(Beijing.ZONE).toOffsetDateTime()).orElse(null);
    }
}
