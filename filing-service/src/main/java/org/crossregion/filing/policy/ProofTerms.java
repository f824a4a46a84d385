package org.crossregion.filing.policy;

import com.fasterxml.jackson.annotation.JsonProperty;

import org.crossregion.values.Coded;

/**
 * Until when the proof must follow a promise, and what happens if it does not.
 *
 * @param days calendar days after the submission; the last of them still counts
 */
public record ProofTerms(
        @JsonProperty(required = true) int days, @JsonProperty(required = true) Missed missed) {

    public ProofTerms {
        if (days < 1) {
            throw new IllegalArgumentException("proof.days is " + days + ", less than 1");
        }
    }

    /** What a missed promise costs. */
    public enum Missed implements Coded {
        /** Nothing but a line in the history. */
        KEEP("keep", "记录"),
        /** The filing permits nothing until the proof arrives. */
        SUSPEND("suspend", "暂停备案"),
        /** No benefits at home until the proof arrives. */
        CLOSE_HOME("close-home", "补齐前参保地不享受待遇");

        private final String code;
        private final String label;

        Missed(String code, String label) {
            this.code = code;
            this.label = label;
        }

        @Override
        public String code() {
            return code;
        }

        @Override
        public String label() {
            return label;
        }
    }
}
