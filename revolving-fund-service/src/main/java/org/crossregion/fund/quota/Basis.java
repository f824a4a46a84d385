package org.crossregion.fund.quota;

import org.crossregion.values.Coded;

/** Which money of last year's fourth quarter a quota is measured by. */
public enum Basis implements Coded {
    SETTLED("settled", "已结算"),
    CLEARED("cleared", "已清算");

    private final String code;
    private final String label;

    Basis(String code, String label) {
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
