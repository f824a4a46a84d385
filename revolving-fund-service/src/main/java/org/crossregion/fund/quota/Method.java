package org.crossregion.fund.quota;

import org.crossregion.values.Coded;

/** What the basis of a quota is made of. */
public enum Method implements Coded {
    /** What was owed in last year's fourth quarter. */
    AVERAGE("average", "上年第四季度月均额"),
    /** What the region owed more than it was owed, over the whole of last year; else nothing. */
    NET_OUTFLOW("net-outflow", "上年净流出额"),
    /**
     * What the region spent over the whole of last year; by it a total given from above is split.
     */
    GIVEN_TOTAL("given-total", "上级核定总额按支出占比分配");

    private final String code;
    private final String label;

    Method(String code, String label) {
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
