package org.crossregion.settlement.claim;

import org.crossregion.values.Coded;

/** Why care was not settled directly (未直接结算原因). */
public enum ClaimReason implements Coded {
    NOT_NETWORKED("not-networked", "非联网定点医药机构就医"),
    UNFILED_EMERGENCY("unfiled-emergency", "未备案急诊抢救"),
    /** Filed after the bill was paid (结算后补办备案, S1). */
    FILED_AFTERWARDS("filed-afterwards", "结算后补办备案"),
    /** Neither filed nor an emergency. */
    UNFILED("unfiled", "未备案自行就医"),
    STUDENT_HOLIDAY("student-holiday", "学生假期、实习期间就医"),
    MATERNITY("maternity", "生育"),
    SYSTEM_FAILURE("system-failure", "系统或网络故障"),
    VOUCHER_MISSING("voucher-missing", "未能出示就诊凭证"),
    /** A layer of benefit that is not settled directly, or anything else: the detail says what. */
    OTHER("other", "其他");

    private final String code;
    private final String label;

    ClaimReason(String code, String label) {
        this.code = code;
        this.label = label;
    }

    /** For Jakarta REST parameters; an unknown code is an {@link IllegalArgumentException}. */
    public static ClaimReason fromString(String code) {
        return Coded.ofCode(ClaimReason.class, code);
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
