package org.crossregion.sheet;

/**
 * One column of a long table.
 *
 * @param width in half-width characters
 */
public record TableColumn(String title, int width, Kind kind) {

    /** What its cells hold. */
    public enum Kind {
        TEXT("text", "文本"),
        /** An amount in fen, shown in yuan with two decimals. */
        AMOUNT("amount", "金额"),
        /** A whole number. */
        COUNT("count", "数量");

        private final String code;
        private final String label;

        Kind(String code, String label) {
            this.code = code;
            this.label = label;
        }

        public String code() {
            return code;
        }

        public String label() {
            return label;
        }
    }
}
