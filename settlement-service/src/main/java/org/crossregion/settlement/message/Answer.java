package org.crossregion.settlement.message;

/**
 * What a message was answered.
 *
 * @param reference the inf_refmsgid it was answered with
 * @param output JSON text; empty where the answer has none
 * @param error err_msg; empty if it succeeded
 */
public record Answer(String reference, String output, String warning, String error) {

    public Answer {
        error = error == null ? "" : error;
    }

    public Answer(String reference, String output, String warning) {
        this(reference, output, warning, "");
    }
}
