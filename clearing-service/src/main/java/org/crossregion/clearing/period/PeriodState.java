package org.crossregion.clearing.period;

import org.crossregion.values.Coded;

/** How far the month of an authority and tier has come. */
public enum PeriodState implements Coded {
    OPEN("open", "进行中"),
    RECONCILING("reconciling", "对账中"),
    CONFIRMED("confirmed", "已确认"),
    GENERATED("generated", "已生成"),
    PUBLISHED("published", "已发布"),
    SIGNED("signed", "已签章"),
    ISSUED("issued", "已下达"),
    CLOSED("closed", "已关闭");

    private final String code;
    private final String label;

    PeriodState(String code, String label) {
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

    /** Whether there is a statement. */
    public boolean isGenerated() {
        return compareTo(GENERATED) >= 0;
    }
}
