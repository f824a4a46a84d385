package org.crossregion.fund.ledger;

import org.crossregion.values.Coded;

/** Why something was booked. */
public enum EntryKind implements Coded {
    QUOTA_FIXED("quota-fixed", "核定额度"),
    EMERGENCY_APPROVED("emergency-approved", "紧急调增核定"),
    /** By statement, from before notices or beside them. */
    PAID_IN_RECORDED("paid-in-recorded", "周转金到账"),
    QUOTA_PAID("quota-paid", "周转金补缴到账"),
    EMERGENCY_PAID("emergency-paid", "紧急调增到账"),
    QUOTA_RETURNED("quota-returned", "周转金退回"),
    DRAWN("drawn", "垫付划出"),
    REPLENISHED("replenished", "垫付归还"),
    CARRIED_OVER("carried-over", "年末余额结转");

    private final String code;
    private final String label;

    EntryKind(String code, String label) {
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
