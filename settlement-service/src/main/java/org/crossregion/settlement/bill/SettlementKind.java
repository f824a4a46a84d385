package org.crossregion.settlement.bill;

import org.crossregion.values.Coded;

/** What a settlement record is: a bill, or one of the three mirrors that take a bill back. */
public enum SettlementKind implements Coded {
    SETTLEMENT("settlement", "结算"),
    CANCELLATION("cancellation", "撤销"),
    /** Taken back after its month was cleared. */
    REFUND("refund", "退费"),
    /** Taken back because the reply was lost, while its month is not sealed. */
    UNDO("undo", "冲正");

    private final String code;
    private final String label;

    SettlementKind(String code, String label) {
        this.code = code;
        this.label = label;
    }

    /** For Jakarta REST parameters; an unknown code is an {@link IllegalArgumentException}. */
    public static SettlementKind fromString(String code) {
        return Coded.ofCode(SettlementKind.class, code);
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public String label() {
        return label;
    }

    public boolean isMirror() {
        return this != SETTLEMENT;
    }
}
