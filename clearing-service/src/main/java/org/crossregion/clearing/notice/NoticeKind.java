package org.crossregion.clearing.notice;

import org.crossregion.values.Coded;

/** What a notice is about (类别). */
public enum NoticeKind implements Coded {
    MONTHLY("monthly", "月清算"),
    YEAR_END("year-end", "年终清算"),
    /** Issued by revolving-fund-service; here it is only paid. */
    REVOLVING_FUND("revolving-fund", "周转金"),
    /** Issued by revolving-fund-service; here it is only paid. */
    EMERGENCY("emergency", "紧急调增");

    private final String code;
    private final String label;

    NoticeKind(String code, String label) {
        this.code = code;
        this.label = label;
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

    /** Whether its money is clearing money, which goes in and out of the authority's account. */
    public boolean isClearing() {
        return this == MONTHLY || this == YEAR_END;
    }
}
