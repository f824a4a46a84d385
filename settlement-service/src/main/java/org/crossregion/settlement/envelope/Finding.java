package org.crossregion.settlement.envelope;

/**
 * What the gateway would say about one field of a message, in both languages.
 *
 * @param path where it stands, such as {@code feedetail[3].cnt}
 * @param code the refusal's code, or {@code defaulted}, {@code put-right}, {@code unknown-key}
 */
public record Finding(Weight weight, String path, String code, String chinese, String english) {

    /** What becomes of the message for it. */
    public enum Weight {
        /** The whole message is refused. */
        REFUSED,
        /** The message is taken, and warn_msg says what was taken instead. */
        WARNED,
        /** The message is taken; nobody reads this. */
        IGNORED
    }
}
