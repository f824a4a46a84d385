package org.crossregion.web.desk;

import org.crossregion.values.Coded;

/** What a desk is for. */
public enum DeskKind implements Coded {
    FRONT("front", "窗口") {
        @Override
        public String toString() {
            return "the front";
        }
    },
    BACK("back", "后台");

    private final String code;
    private final String label;

    DeskKind(String code, String label) {
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
