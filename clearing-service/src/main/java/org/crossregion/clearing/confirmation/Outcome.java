package org.crossregion.clearing.confirmation;

/**
 * What a hospital is told.
 *
 * @param said the control totals and what did not go as it wished, in Chinese, for its people
 */
public record Outcome(String said) {}
