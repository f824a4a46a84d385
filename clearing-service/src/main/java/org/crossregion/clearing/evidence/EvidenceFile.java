package org.crossregion.clearing.evidence;

import java.time.Instant;

/**
 * One file and what it proves.
 *
 * @param subject such as {@code deductions/0198…}
 * @param sha256 of its content
 * @param type its media type, by its content
 */
record EvidenceFile(
        String id,
        String subject,
        String sha256,
        int size,
        String type,
        int pages,
        String name,
        String uploadedBy,
        Instant uploadedAt) {}
