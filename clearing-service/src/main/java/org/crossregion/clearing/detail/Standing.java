package org.crossregion.clearing.detail;

/** A detail and where it stands. */
record Standing(Detail detail, Placement placement) {}
