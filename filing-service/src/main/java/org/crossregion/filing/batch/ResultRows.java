package org.crossregion.filing.batch;

import org.crossregion.values.Coded;

/** Which rows of a worked list are handed back. */
enum ResultRows implements Coded {
    ALL("all", "全部"),
    REJECTED("rejected", "退回的");

    private final String code;
    private final String label;

    ResultRows(String code, String label) {
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
