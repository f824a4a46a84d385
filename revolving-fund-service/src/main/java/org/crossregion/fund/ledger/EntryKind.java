package org.crossregion.fund.ledger;

import org.crossregion.values.Coded;

/** Why something was booked. */
public enum EntryKind implements Coded {
    QUOTA_FIXED("quota-fixed", "核定额度"),
    PAID_IN_RECORDED("paid-in-recorded", "周转金到账");

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
