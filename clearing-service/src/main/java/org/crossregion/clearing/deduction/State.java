package org.crossregion.clearing.deduction;

import org.crossregion.values.Coded;

/** How far a deduction has come. */
public enum State implements Coded {
    /** Waits for a second person; nothing is deducted yet. */
    RECORDED("recorded", "待确认"),
    /** Somebody it concerns has appealed; it stands as it stood until that is decided. */
    APPEALED("appealed", "申诉中"),
    /** Stands in a period, and clears with it. */
    CONFIRMED("confirmed", "已确认"),
    /** The settlement was taken back, and the deduction with it. */
    RELEASED("released", "已冲回"),
    /** Taken back by whoever decides. */
    WITHDRAWN("withdrawn", "已撤回");

    private final String code;
    private final String label;

    State(String code, String label) {
        this.code = code;
        this.label = label;
    }

    /** For Jakarta REST parameters; an unknown code is an {@link IllegalArgumentException}. */
    public static State fromString(String code) {
        return Coded.ofCode(State.class, code);
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
