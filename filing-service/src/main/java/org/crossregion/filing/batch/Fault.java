package org.crossregion.filing.batch;

/**
 * Why a row was not accepted, as its author reads it.
 *
 * @param column the key of the column to be mended; empty if it is the row as a whole
 * @param code the refusal or rule in short, such as {@code not-insured}
 * @param message in Chinese; it never quotes a number
 */
record Fault(String column, String code, String message) {}
