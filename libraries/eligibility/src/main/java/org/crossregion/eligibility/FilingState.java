package org.crossregion.eligibility;

import org.crossregion.values.Coded;

/** Where a filing stands in its life. */
public enum FilingState implements Coded {
    /** Asked for, not yet reviewed; permits nothing. */
    SUBMITTED("submitted", "待审核"),
    ACTIVE("active", "有效"),
    /** Stopped for a reason, such as a false promise; may be resumed. */
    SUSPENDED("suspended", "暂停"),
    /** Ended at the person's wish; its last day still counts. */
    CANCELLED("cancelled", "已取消"),
    /** Ended by its own date; its last day still counts. */
    EXPIRED("expired", "已到期"),
    REFUSED("refused", "审核不通过");

    private final String code;
    private final String label;

    FilingState(String code, String label) {
        this.code = code;
        this.label = label;
    }

    /** For Jakarta REST parameters; an unknown code is an {@link IllegalArgumentException}. */
    public static FilingState fromString(String code) {
        return Coded.ofCode(FilingState.class, code);
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
