package org.crossregion.clearing.inquiry;

import org.crossregion.values.Coded;

/** How far an inquiry has come. */
public enum InquiryState implements Coded {
    /** The treatment region looks into it. */
    ASKED("asked", "待答复"),
    /** The insured region reads the answer. */
    ANSWERED("answered", "待确认"),
    CONFIRMED("confirmed", "已确认"),
    WITHDRAWN("withdrawn", "已撤回");

    private final String code;
    private final String label;

    InquiryState(String code, String label) {
        this.code = code;
        this.label = label;
    }

    /** For Jakarta REST parameters; an unknown code is an {@link IllegalArgumentException}. */
    public static InquiryState fromString(String code) {
        return Coded.ofCode(InquiryState.class, code);
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
