package org.crossregion.settlement.reference;

/**
 * What a copy is compared with its owner's by.
 *
 * @param kind regions or institutions
 * @param count the number of rows
 * @param version the highest version among them, 0 without rows
 * @param sha256 over one line {@code code version} per row, each ended by a line feed, in the byte
 *     order of the codes
 */
public record ReferenceDigest(String kind, long count, int version, String sha256) {}
