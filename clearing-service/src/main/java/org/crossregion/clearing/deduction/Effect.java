package org.crossregion.clearing.deduction;

import org.crossregion.values.Coded;

/** When a deduction takes effect once it is confirmed. */
public enum Effect implements Coded {
    /** With its settlement, or if that was cleared before, in the next period that is open. */
    NOW("now", "当期"),
    /** In the period after that one. */
    NEXT("next", "下期");

    private final String code;
    private final String label;

    Effect(String code, String label) {
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
