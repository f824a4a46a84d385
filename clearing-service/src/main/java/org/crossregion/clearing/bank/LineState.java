package org.crossregion.clearing.bank;

import org.crossregion.values.Coded;
import org.crossregion.values.Money;

/** Where a line of a bank statement stands. */
public enum LineState implements Coded {
    UNMATCHED("unmatched", "待认领"),
    /** All of it has settled notices. */
    MATCHED("matched", "已匹配"),
    /** Some of it has settled notices; the rest is more than was open. */
    OVER("over", "有余额"),
    /** What is more than was open is given back, or is proposed to be. */
    REFUND("refund", "余额退回"),
    /** It, or its rest, has nothing to do with clearing; two people say so. */
    DISMISSED("dismissed", "与清算无关");

    private final String code;
    private final String label;

    LineState(String code, String label) {
        this.code = code;
        this.label = label;
    }

    /** For Jakarta REST parameters; an unknown code is an {@link IllegalArgumentException}. */
    public static LineState fromString(String code) {
        return Coded.ofCode(LineState.class, code);
    }

    static LineState of(Rule rule, Money amount, Money matched, Money refunded) {
        if (matched.equals(amount)) {
            return MATCHED;
        }
        if (rule == Rule.DISMISSED) {
            return DISMISSED;
        }
        if (matched.plus(refunded).equals(amount)) {
            return REFUND;
        }
        return matched.isPositive() ? OVER : UNMATCHED;
    }

    /** Whether something of it is left to a person. */
    boolean isOpen() {
        return this == UNMATCHED || this == OVER;
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
