package org.crossregion.load.data;

/** A stay that waits to be settled. */
public record Stay(String visit, String person) {}
