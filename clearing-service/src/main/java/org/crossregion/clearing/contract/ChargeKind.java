package org.crossregion.clearing.contract;

import org.crossregion.values.Coded;

/** What is settled between a treatment agency and its hospital alone. */
public enum ChargeKind implements Coded {
    PENALTY("penalty", "违约金"),
    /** Kept back until the yearly assessment, and then returned or not. */
    RETENTION("retention", "预留金"),
    DRG_DIFFERENCE("drg-difference", "DRG/DIP差额");

    private final String code;
    private final String label;

    ChargeKind(String code, String label) {
        this.code = code;
        this.label = label;
    }

    /** For Jakarta REST parameters; an unknown code is an {@link IllegalArgumentException}. */
    public static ChargeKind fromString(String code) {
        return Coded.ofCode(ChargeKind.class, code);
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
