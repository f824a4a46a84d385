package org.crossregion.clearing.surplus;

import org.crossregion.values.Coded;

/** Where the refund of a surplus stands. */
public enum RefundState implements Coded {
    PROPOSED("proposed", "待审批"),
    APPROVED("approved", "待退回"),
    REJECTED("rejected", "不予退回"),
    RETURNED("returned", "已退回");

    private final String code;
    private final String label;

    RefundState(String code, String label) {
        this.code = code;
        this.label = label;
    }

    /** For Jakarta REST parameters; an unknown code is an {@link IllegalArgumentException}. */
    public static RefundState fromString(String code) {
        return Coded.ofCode(RefundState.class, code);
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
