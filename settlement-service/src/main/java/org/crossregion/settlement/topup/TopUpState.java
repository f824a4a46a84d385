package org.crossregion.settlement.topup;

import org.crossregion.values.Coded;

/** Where a top-up stands. */
public enum TopUpState implements Coded {
    /** Proposed; somebody else decides. */
    PROPOSED("proposed", "待复核"),
    REJECTED("rejected", "已驳回"),
    /** Reckoned and to be paid to the person. */
    SETTLED("settled", "已轧差"),
    /** Taken back; what was paid is to be returned. */
    CANCELLED("cancelled", "已撤销");

    private final String code;
    private final String label;

    TopUpState(String code, String label) {
        this.code = code;
        this.label = label;
    }

    /** For Jakarta REST parameters; an unknown code is an {@link IllegalArgumentException}. */
    public static TopUpState fromString(String code) {
        return Coded.ofCode(TopUpState.class, code);
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
