package org.crossregion.clearing.deduction;

import org.crossregion.values.Coded;

/** Whose finding a deduction is. */
public enum Source implements Coded {
    /** The treatment region has audited its own hospital. */
    AUDIT("audit", "就医地审核"),
    /** The insured region objects to what it is to pay. */
    OBJECTION("objection", "参保地异议");

    private final String code;
    private final String label;

    Source(String code, String label) {
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
