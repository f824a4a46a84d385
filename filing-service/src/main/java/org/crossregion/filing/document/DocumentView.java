package org.crossregion.filing.document;

import java.time.Instant;

/**
 * A document as it is shown; its content is read at the material that names it.
 *
 * @param sha256 of its content
 */
public record DocumentView(
        String id,
        String name,
        String type,
        int size,
        int pages,
        String sha256,
        Instant uploadedAt,
        String uploadedBy) {

    public static DocumentView of(Document document) {
        return new DocumentView(
                document.id(),
                document.name(),
                document.type(),
                document.size(),
                document.pages(),
                document.sha256(),
                document.uploadedAt(),
                document.uploadedBy());
    }
}
