package org.crossregion.fund.ledger;

import org.crossregion.values.Coded;

/** What an account of a pair and scheme counts. */
public enum AccountKind implements Coded {
    /** What the insured region has to bring up; a debit balance, the other side of the quotas. */
    DUE("due", "应缴额度"),
    /** The quota fixed; a credit balance. */
    QUOTA("quota", "核定额度"),
    /** What emergency increases have added to the quota; a credit balance. */
    EMERGENCY("emergency", "紧急调增额度"),
    /** The money that lies in the fund; a debit balance, never below zero. */
    HELD("held", "在库资金"),
    /** What the fund has paid out for the insured region and not got back; a debit balance. */
    LENT("lent", "垫付未还"),
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
