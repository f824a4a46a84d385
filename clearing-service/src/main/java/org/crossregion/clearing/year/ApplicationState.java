package org.crossregion.clearing.year;

import org.crossregion.values.Coded;

/** How far an application has come. */
public enum ApplicationState implements Coded {
    APPLIED("applied", "已申请"),
    ANSWERED("answered", "已答复"),
    APPROVED("approved", "同意"),
    REJECTED("rejected", "不同意");

    private final String code;
    private final String label;

    ApplicationState(String code, String label) {
        this.code = code;
        this.label = label;
    }

    /** For Jakarta REST parameters; an unknown code is an {@link IllegalArgumentException}. */
    public static ApplicationState fromString(String code) {
        return Coded.ofCode(ApplicationState.class, code);
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
