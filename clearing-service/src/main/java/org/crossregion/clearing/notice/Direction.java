package org.crossregion.clearing.notice;

import org.crossregion.values.Coded;

/** Which way the money of a notice goes, as the region that it is addressed to sees it. */
public enum Direction implements Coded {
    /** Form 7, 收款通知书: an advice of money due to the region; it has no deadline. */
    RECEIVABLE("receivable", "收款", "7"),
    /** Form 8, 付款通知书: an order to pay by a day. */
    PAYABLE("payable", "付款", "8");

    private final String code;
    private final String label;
    private final String form;

    Direction(String code, String label, String form) {
        this.code = code;
        this.label = label;
        this.form = form;
    }

    /** For Jakarta REST parameters; an unknown code is an {@link IllegalArgumentException}. */
    public static Direction fromString(String code) {
        return Coded.ofCode(Direction.class, code);
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public String label() {
        return label;
    }

    /** The number of its form among the attachments. */
    public String form() {
        return form;
    }

    public Direction opposite() {
        return this == RECEIVABLE ? PAYABLE : RECEIVABLE;
    }
}
