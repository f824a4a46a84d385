package org.crossregion.settlement.review;

import org.crossregion.values.Coded;

/** Why an agency has to look at a bill that was taken back. */
public enum ReviewKind implements Coded {
    /** Its deductible is borne by nobody, although later bills counted on it. */
    FREED_DEDUCTIBLE("freed-deductible", "撤销后起付线待复核"),
    /** A stay was undone (2601) although it was cleared. */
    UNDONE_AFTER_CLEARING("undone-after-clearing", "清算后冲正的住院结算");

    private final String code;
    private final String label;

    ReviewKind(String code, String label) {
        this.code = code;
        this.label = label;
    }

    /** For Jakarta REST parameters; an unknown code is an {@link IllegalArgumentException}. */
    public static ReviewKind fromString(String code) {
        return Coded.ofCode(ReviewKind.class, code);
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
