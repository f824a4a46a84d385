package org.crossregion.settlement.benefit;

import org.crossregion.values.Coded;

/** How a stay that lies in two years counts in them (跨年度住院). */
public enum CrossYear implements Coded {
    /** In the year of its settlement. */
    WHOLE("whole", "按结算年度整笔计算"),
    /** In both years, by the days of each. */
    BY_DAYS("byDays", "按天数分年度计算");

    private final String code;
    private final String label;

    CrossYear(String code, String label) {
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
