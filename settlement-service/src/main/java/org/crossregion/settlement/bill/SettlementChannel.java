package org.crossregion.settlement.bill;

import org.crossregion.values.Coded;

/** Who pays what the insurance owes, and to whom; only what is settled directly is ever cleared. */
public enum SettlementChannel implements Coded {
    /** At the institution's counter: the funds' share is advanced there. */
    DIRECT("direct", "直接结算"),
    /** Afterwards, by the insured region's agency to the person (零星报销). */
    MANUAL("manual", "零星报销");

    private final String code;
    private final String label;

    SettlementChannel(String code, String label) {
        this.code = code;
        this.label = label;
    }

    /** For Jakarta REST parameters; an unknown code is an {@link IllegalArgumentException}. */
    public static SettlementChannel fromString(String code) {
        return Coded.ofCode(SettlementChannel.class, code);
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
