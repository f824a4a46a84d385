package org.crossregion.filing.policy;

import org.crossregion.values.Coded;

/** When somebody may act for a person. */
public enum AgentOccasion implements Coded {
    FILING("filing", "申请"),
    CANCELLATION("cancellation", "取消");

    private final String code;
    private final String label;

    AgentOccasion(String code, String label) {
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
