package org.crossregion.clearing.bank;

import org.crossregion.values.Coded;

/** What a line of a bank statement was matched by. */
enum Rule implements Coded {
    NONE("none", "未匹配"),
    REMITTANCE_CODE("remittance-code", "汇款识别码"),
    PARTIES_AND_AMOUNT("parties-and-amount", "付款方、收款方和金额"),
    TOLD_BEFORE("told-before", "已登记的划拨"),
    ASSIGNED("assigned", "人工认领"),
    DISMISSED("dismissed", "与清算无关");

    private final String code;
    private final String label;

    Rule(String code, String label) {
        this.code = code;
        this.label = label;
    }

    /** For Jakarta REST parameters; an unknown code is an {@link IllegalArgumentException}. */
    public static Rule fromString(String code) {
        return Coded.ofCode(Rule.class, code);
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
