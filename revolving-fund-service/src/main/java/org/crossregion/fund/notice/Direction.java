package org.crossregion.fund.notice;

import org.crossregion.values.Coded;

/** Which way the money goes, as the region sees it. */
public enum Direction implements Coded {
    /** 付款通知书: the region pays up (补缴); an order with a deadline. */
    PAYABLE("payable", "付款", "8"),
    /** 收款通知书: the region gets back (退回); an advice. */
    RECEIVABLE("receivable", "收款", "7");

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

    /** The number of the form it is printed on. */
    public String form() {
        return form;
    }
}
