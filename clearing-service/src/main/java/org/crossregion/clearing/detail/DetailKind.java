package org.crossregion.clearing.detail;

import org.crossregion.values.Coded;

/** What a detail is: a bill, or one of the mirrors that take a bill back whole. */
public enum DetailKind implements Coded {
    SETTLEMENT("settlement", "结算", 1),
    CANCELLATION("cancellation", "撤销", -1),
    REFUND("refund", "退费", -1),
    UNDO("undo", "冲正", -1);

    private final String code;
    private final String label;
    private final int sign;

    DetailKind(String code, String label, int sign) {
        this.code = code;
        this.label = label;
        this.sign = sign;
    }

    /** For Jakarta REST parameters; an unknown code is an {@link IllegalArgumentException}. */
    public static DetailKind fromString(String code) {
        return Coded.ofCode(DetailKind.class, code);
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public String label() {
        return label;
    }

    /** What it adds to the cases (人次). */
    public int sign() {
        return sign;
    }

    public boolean isMirror() {
        return sign < 0;
    }
}
