package org.crossregion.settlement.visit;

import org.crossregion.values.Coded;

/** Where a visit stands; whether it is settled is told by its bills, not here. */
public enum VisitState implements Coded {
    ADMITTED("admitted", "在院"),
    DISCHARGED("discharged", "已出院"),
    /** The admission was taken back before anything was settled. */
    CANCELLED("cancelled", "已撤销");

    private final String code;
    private final String label;

    VisitState(String code, String label) {
        this.code = code;
        this.label = label;
    }

    /** For Jakarta REST parameters; an unknown code is an {@link IllegalArgumentException}. */
    public static VisitState fromString(String code) {
        return Coded.ofCode(VisitState.class, code);
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
