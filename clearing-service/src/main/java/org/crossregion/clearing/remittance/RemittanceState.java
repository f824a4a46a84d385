package org.crossregion.clearing.remittance;

import org.crossregion.values.Coded;
import org.crossregion.values.Money;

/** Where a remittance stands. */
public enum RemittanceState implements Coded {
    /** The agency has applied to its finance bureau. */
    APPLIED("applied", "已申请"),
    /** The finance bureau has sent it. */
    IN_TRANSIT("in-transit", "在途"),
    ARRIVED("arrived", "已到账"),
    /** Less has arrived than was sent. */
    SHORT("short", "少到"),
    /** More has arrived than was sent. */
    OVER("over", "多到"),
    /** Taken back before it was sent. */
    WITHDRAWN("withdrawn", "已撤回"),
    /** The bank has sent it back (退汇). */
    RETURNED("returned", "已退汇");

    private final String code;
    private final String label;

    RemittanceState(String code, String label) {
        this.code = code;
        this.label = label;
    }

    /** For Jakarta REST parameters; an unknown code is an {@link IllegalArgumentException}. */
    public static RemittanceState fromString(String code) {
        return Coded.ofCode(RemittanceState.class, code);
    }

    /** What follows from how much of what was sent has arrived. */
    static RemittanceState ofSent(Money sent, Money arrived) {
        int more = arrived.compareTo(sent);
        if (more > 0) {
            return OVER;
        }
        return more == 0 ? ARRIVED : arrived.isPositive() ? SHORT : IN_TRANSIT;
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
