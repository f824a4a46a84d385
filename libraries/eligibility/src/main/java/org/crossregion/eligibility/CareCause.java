package org.crossregion.eligibility;

import org.crossregion.values.Coded;

/**
 * What brought somebody to the hospital, as far as a region's insurance may not pay for it (S4
 * 第十一条(六)); illness is none of these and is not stated.
 */
public enum CareCause implements Coded {
    TRAFFIC_ACCIDENT("traffic-accident", "交通事故"),
    MEDICAL_ACCIDENT("medical-accident", "医疗事故"),
    /** Somebody else is liable and can be held to it. */
    THIRD_PARTY("third-party", "能够追索到第三者责任的意外伤害"),
    ALCOHOL("alcohol", "酗酒"),
    SUICIDE("suicide", "自杀"),
    SELF_HARM("self-harm", "自残"),
    /** An accident that nobody else is liable for. */
    OTHER_INJURY("other-injury", "无第三方责任的意外伤害");

    private final String code;
    private final String label;

    CareCause(String code, String label) {
        this.code = code;
        this.label = label;
    }

    /** For Jakarta REST parameters; an unknown code is an {@link IllegalArgumentException}. */
    public static CareCause fromString(String code) {
        return Coded.ofCode(CareCause.class, code);
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
