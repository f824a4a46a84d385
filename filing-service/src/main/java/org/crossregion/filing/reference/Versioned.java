package org.crossregion.filing.reference;

/**
 * A row of reference data as it stands, and how often it was published.
 *
 * @param version 1 at first, one more with every change
 */
public record Versioned<T>(T value, int version) {}
