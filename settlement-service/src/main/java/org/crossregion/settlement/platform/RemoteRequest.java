package org.crossregion.settlement.platform;

import org.crossregion.values.Coded;

/**
 * One try to have something booked at another platform; written down before it is asked.
 *
 * @param request the key it is booked under there
 * @param body what is asked, as JSON; sent again unchanged
 */
public record RemoteRequest(
        String request, String visit, int round, Kind kind, int attempt, String body, State state) {

    /** What is asked for. */
    public enum Kind implements Coded {
        SETTLEMENT("settlement", "结算"),
        CANCELLATION("cancellation", "撤销"),
        /** A cancelled bill is to stand again. */
        RESTORATION("restoration", "恢复");

        private final String code;
        private final String label;

        Kind(String code, String label) {
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

    /** What became of it. */
    public enum State implements Coded {
        /** Asked, perhaps booked there, and not here. */
        ASKED("asked", "已请求"),
        /** The answer cannot be used; to be reversed before anything else is asked. */
        UNWANTED("unwanted", "待冲正"),
        /** Booked on both sides. */
        KEPT("kept", "已入账"),
        /** Refused there; nothing was booked. */
        REFUSED("refused", "被拒绝"),
        /** Made there as if it had never been. */
        REVERSED("reversed", "已冲正");

        private final String code;
        private final String label;

        State(String code, String label) {
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

    static String key(String visit, int round, Kind kind, int attempt) {
        return visit + "-" + round + "-" + kind.code() + "-" + attempt;
    }
}
