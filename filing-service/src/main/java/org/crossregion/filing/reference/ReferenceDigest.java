package org.crossregion.filing.reference;

/**
 * What a copy elsewhere is compared by.
 *
 * @param count the number of rows
 * @param version the highest version among them, 0 without rows
 * @param sha256 over one line {@code code version} per row, each ended by a line feed, in the byte
 *     order of the codes
 */
public record ReferenceDigest(String kind, long count, int version, String sha256) {}
