package org.crossregion.fund.ledger;

import org.crossregion.values.Coded;

/** What an account of a pair and scheme counts. */
public enum AccountKind implements Coded {
    /** What the insured region has to bring up; a debit balance, the other side of the quota. */
    DUE("due", "应缴额度"),
    /** The quota fixed; a credit balance. */
    QUOTA("quota", "核定额度"),
    /** The money that lies in the fund; a debit balance. */
    HELD("held", "在库资金"),
    /** What the insured region has paid in; a credit balance, for it stays its money. */
    PAID_IN("paid-in", "已缴周转金");

    private final String code;
    private final String label;

    AccountKind(String code, String label) {
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
