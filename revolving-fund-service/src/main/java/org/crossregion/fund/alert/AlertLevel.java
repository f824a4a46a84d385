package org.crossregion.fund.alert;

import org.crossregion.values.Coded;

/** How urgent an alert is: yellow warns, red opens the emergency increase (紧急调增). */
public enum AlertLevel implements Coded {
    YELLOW("yellow", "黄色预警"),
    RED("red", "红色预警");

    private final String code;
    private final String label;

    AlertLevel(String code, String label) {
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
