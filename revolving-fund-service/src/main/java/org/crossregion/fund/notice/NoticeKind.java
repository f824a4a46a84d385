package org.crossregion.fund.notice;

import org.crossregion.fund.ledger.EntryKind;
import org.crossregion.values.Coded;

/** Why the fund asks for money or returns it. */
public enum NoticeKind implements Coded {
    REVOLVING_FUND("revolving-fund", "周转金", EntryKind.QUOTA_PAID),
    EMERGENCY("emergency", "紧急调增", EntryKind.EMERGENCY_PAID);

    private final String code;
    private final String label;
    private final EntryKind paid;

    NoticeKind(String code, String label, EntryKind paid) {
        this.code = code;
        this.label = label;
        this.paid = paid;
    }

    /** For Jakarta REST parameters; an unknown code is an {@link IllegalArgumentException}. */
    public static NoticeKind fromString(String code) {
        return Coded.ofCode(NoticeKind.class, code);
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public String label() {
        return label;
    }

    /** As what a payment on such a notice is booked. */
    EntryKind paid() {
        return paid;
    }
}
