package org.crossregion.clearing.inquiry;

import org.crossregion.values.Coded;

/** What the treatment region has found. */
public enum Finding implements Coded {
    CLEAN("clean", "核查无误"),
    WRONG("wrong", "核查有误");

    private final String code;
    private final String label;

    Finding(String code, String label) {
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
