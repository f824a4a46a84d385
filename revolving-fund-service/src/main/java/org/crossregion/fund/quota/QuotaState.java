package org.crossregion.fund.quota;

import org.crossregion.values.Coded;

/** How far the version of a quota has come. */
public enum QuotaState implements Coded {
    /** Fixed by one person; it counts for nothing yet. */
    DRAFT("draft", "草案"),
    /** Approved by another. */
    APPROVED("approved", "已审批"),
    /** In force: booked, told, and asked for by notices. */
    PUBLISHED("published", "已公布");

    private final String code;
    private final String label;

    QuotaState(String code, String label) {
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
