package org.crossregion.clearing.detail;

/**
 * A detail with where it stands, as other capabilities see it.
 *
 * @param open whether its period still takes details, so that it can be held or let go
 */
public record Allotted(Detail detail, Placement placement, boolean open) {}
