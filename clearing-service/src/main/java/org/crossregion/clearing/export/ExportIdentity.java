package org.crossregion.clearing.export;

import org.crossregion.values.Coded;

/** How identity numbers stand in an export that has them. */
enum ExportIdentity implements Coded {
    MASKED("masked", "脱敏"),
    CLEAR("clear", "明文");

    private final String code;
    private final String label;

    ExportIdentity(String code, String label) {
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
