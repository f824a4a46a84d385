package org.crossregion.fund.emergency;

import org.crossregion.values.Coded;

/** How far an emergency increase has come. */
public enum IncreaseState implements Coded {
    REQUESTED("requested", "待审批"),
    REJECTED("rejected", "未批准"),
    APPROVED("approved", "已批准"),
    PAID("paid", "已到账");

    private final String code;
    private final String label;

    IncreaseState(String code, String label) {
        this.code = code;
        this.label = label;
    }

    /** For Jakarta REST parameters; an unknown code is an {@link IllegalArgumentException}. */
    public static IncreaseState fromString(String code) {
        return Coded.ofCode(IncreaseState.class, code);
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
