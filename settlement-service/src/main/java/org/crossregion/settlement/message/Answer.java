package org.crossregion.settlement.message;

/**
 * What a message was answered.
 *
 * @param reference the inf_refmsgid it was answered with
 * @param output JSON text
 */
public record Answer(String reference, String output, String warning) {}
