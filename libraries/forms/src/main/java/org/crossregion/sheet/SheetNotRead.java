package org.crossregion.sheet;

/** A file is not a list that can be read, for one reason. */
public class SheetNotRead extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String rule;

    SheetNotRead(String rule, String message) {
        super(message);
        this.rule = rule;
    }

    /** The reason in short, such as {@code xls} or {@code too-many-rows}. */
    public String rule() {
        return rule;
    }
}
