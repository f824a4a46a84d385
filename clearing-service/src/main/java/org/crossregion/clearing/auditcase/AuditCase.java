package org.crossregion.clearing.auditcase;

import org.crossregion.values.RegionCode;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * An audit of one hospital.
 *
 * @param subject what was looked at
 * @param finding what was found, in words
 * @param closedBy empty as long as it is open
 */
record AuditCase(
        UUID id,
        RegionCode treatmentRegion,
        String institution,
        String subject,
        String finding,
        String openedBy,
        Instant openedAt,
        Optional<String> note,
        Optional<String> closedBy,
        Optional<Instant> closedAt) {

    boolean isOpen() {
        return closedBy.isEmpty();
    }
}
