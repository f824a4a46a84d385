package org.crossregion.clearing.evidence;

import org.crossregion.values.Beijing;

import java.time.OffsetDateTime;

/** A file as REST shows it; its content is read by its id. */
public record EvidenceView(
        String id,
        String name,
        String type,
        int size,
        int pages,
        String sha256,
        String uploadedBy,
        OffsetDateTime uploadedAt) {

    static EvidenceView of(EvidenceFile file) {
        return new EvidenceView(
                file.id(),
                file.name(),
                file.type(),
                file.size(),
                file.pages(),
                file.sha256(),
                file.uploadedBy(),
                file.uploadedAt().atZone(Beijing.ZONE).toOffsetDateTime());
    }
}
