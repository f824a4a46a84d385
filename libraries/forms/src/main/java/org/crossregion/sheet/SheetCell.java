package org.crossregion.sheet;

/**
 * One cell of a list, as text.
 *
 * @param text without blanks around it; of a date {@code 2026-11-22}
 * @param flaw why the text may not be what its author sees
 */
public record SheetCell(String text, Flaw flaw) {

    public static final SheetCell EMPTY = new SheetCell("", Flaw.NONE);

    /** What keeps a cell from being taken at its word. */
    public enum Flaw {
        NONE("none", ""),
        FORMULA("formula", "是公式，请粘贴为数值"),
        MERGED("merged", "是合并单元格，请取消合并后逐格填写"),
        IMPRECISE("imprecise", "是数值，位数已丢失，请设为文本格式后重新填写"),
        ERROR_VALUE("error-value", "是错误值");

        private final String code;
        private final String label;

        Flaw(String code, String label) {
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

    public static SheetCell of(String text) {
        return text.isEmpty() ? EMPTY : new SheetCell(text, Flaw.NONE);
    }

    public boolean isEmpty() {
        return text.isEmpty() && flaw == Flaw.NONE;
    }

    SheetCell flawed(Flaw found) {
        return flaw == Flaw.NONE ? new SheetCell(text, found) : this;
    }
}
