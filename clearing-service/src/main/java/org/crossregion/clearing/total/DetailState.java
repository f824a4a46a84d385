package org.crossregion.clearing.total;

import org.crossregion.values.Coded;

/** Whether a detail will be cleared in the period it stands in. */
public enum DetailState implements Coded {
    /** Cleared when its period is generated; silence confirms it. */
    DUE("due", "待清算"),
    /** Held back by an agency; when its period is cut it moves on to the next open one. */
    HELD("held", "暂缓");

    private final String code;
    private final String label;

    DetailState(String code, String label) {
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
