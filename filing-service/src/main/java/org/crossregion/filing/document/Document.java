package org.crossregion.filing.document;

import org.crossregion.values.RegionCode;

import java.time.Instant;

/**
 * One file that was uploaded.
 *
 * @param sha256 of its content
 * @param type its media type, by its content
 * @param region of who uploaded it
 */
public record Document(
        String id,
        String sha256,
        int size,
        String type,
        int pages,
        String name,
        RegionCode region,
        Instant uploadedAt,
        String uploadedBy) {}
