package org.crossregion.clearing.deduction;

import org.crossregion.values.Coded;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * An appeal (申诉) against a deduction.
 *
 * @param outcome empty until it is decided
 */
record Appeal(
        long no,
        UUID deductionId,
        Side side,
        String reason,
        String appealedBy,
        Instant appealedAt,
        Optional<Outcome> outcome,
        Optional<String> note,
        Optional<String> decidedBy,
        Optional<Instant> decidedAt) {

    /** Who appeals. */
    enum Side implements Coded {
        INSTITUTION("institution", "定点医药机构"),
        /** The region that did not make the deduction. */
        REGION("region", "对方经办机构");

        private final String code;
        private final String label;

        Side(String code, String label) {
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

    /** What an appeal comes to. */
    enum Outcome implements Coded {
        UPHELD("upheld", "维持扣款"),
        REDUCED("reduced", "部分采纳"),
        GRANTED("granted", "撤销扣款");

        private final String code;
        private final String label;

        Outcome(String code, String label) {
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

        Move move() {
            return switch (this) {
                case UPHELD -> Move.UPHOLD;
                case REDUCED -> Move.REDUCE;
                case GRANTED -> Move.GRANT;
            };
        }
    }

    boolean isOpen() {
        return outcome.isEmpty();
    }
}
