package org.crossregion.clearing.contract;

import org.crossregion.values.Coded;

/** How far a contract charge has come. */
enum ChargeState implements Coded {
    RECORDED("recorded", "待确认"),
    CONFIRMED("confirmed", "已确认"),
    WITHDRAWN("withdrawn", "已撤回"),
    /** A retention that was given back to the hospital. */
    RETURNED("returned", "已返还");

    private final String code;
    private final String label;

    ChargeState(String code, String label) {
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

    /** Whether the next state can follow; only a retention is returned. */
    boolean canBecome(ChargeState next, ChargeKind kind) {
        return switch (next) {
            case RECORDED -> false;
            case CONFIRMED, WITHDRAWN -> this == RECORDED;
            case RETURNED -> this == CONFIRMED && kind == ChargeKind.RETENTION;
        };
    }
}
