package org.crossregion.clearing.export;

import org.crossregion.values.RegionCode;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * An export and how far it is.
 *
 * @param request as JSON, everything said
 * @param rowsTotal what is expected while it is written; what was written once it is
 * @param totals as JSON, once it is written
 */
record DetailExport(
        UUID id,
        RegionCode region,
        String request,
        ExportState state,
        Optional<Long> rowsTotal,
        long rowsDone,
        int attempts,
        Optional<String> totals,
        Optional<Long> bytes,
        Optional<String> keyId,
        Optional<String> failure,
        String requestedBy,
        Instant requestedAt,
        Optional<Instant> startedAt,
        Optional<Instant> finishedAt,
        Optional<Instant> fetchedUntil) {

    boolean isOpen() {
        return state == ExportState.WAITING || state == ExportState.RUNNING;
    }
}
