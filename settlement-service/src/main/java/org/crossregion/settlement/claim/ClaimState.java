package org.crossregion.settlement.claim;

import org.crossregion.values.Coded;

/** Where a claim stands. */
public enum ClaimState implements Coded {
    /** Handed in; somebody else decides. */
    REGISTERED("registered", "已受理"),
    REJECTED("rejected", "已驳回"),
    /** Computed and to be paid to the person. */
    SETTLED("settled", "已报销"),
    /** Taken back by a mirror; what was paid is to be returned. */
    CANCELLED("cancelled", "已撤销");

    private final String code;
    private final String label;

    ClaimState(String code, String label) {
        this.code = code;
        this.label = label;
    }

    /** For Jakarta REST parameters; an unknown code is an {@link IllegalArgumentException}. */
    public static ClaimState fromString(String code) {
        return Coded.ofCode(ClaimState.class, code);
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
