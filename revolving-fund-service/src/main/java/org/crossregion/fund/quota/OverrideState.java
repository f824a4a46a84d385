package org.crossregion.fund.quota;

import org.crossregion.values.Coded;

/** How far an override of a quota has come. */
public enum OverrideState implements Coded {
    PROPOSED("proposed", "待审批"),
    REJECTED("rejected", "未批准"),
    APPROVED("approved", "已批准");

    private final String code;
    private final String label;

    OverrideState(String code, String label) {
        this.code = code;
        this.label = label;
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
