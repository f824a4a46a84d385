package org.crossregion.clearing.claim;

import org.crossregion.clearing.period.PeriodState;
import org.crossregion.values.Coded;

/** Where an application stands (清算状态 clr_stas), which follows from the month it is about. */
enum ClaimState implements Coded {
    APPLIED("10", "已申请"),
    ACCEPTED("20", "已受理"),
    AUDITING("30", "正在审核"),
    AUDITED("40", "审核完成"),
    CLEARED("50", "已清算"),
    PAID("60", "已拨付");

    private final String code;
    private final String label;

    ClaimState(String code, String label) {
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

    /** Of a month that is not paid yet. */
    static ClaimState of(PeriodState month) {
        return switch (month) {
            case OPEN -> APPLIED;
            case RECONCILING -> ACCEPTED;
            case CONFIRMED, GENERATED -> AUDITING;
            case PUBLISHED, SIGNED -> AUDITED;
            case ISSUED, CLOSED -> CLEARED;
        };
    }
}
