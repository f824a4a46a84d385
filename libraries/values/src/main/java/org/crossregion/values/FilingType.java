package org.crossregion.values;

/** Why a person is filed (备案) for care elsewhere; decides materials, duration and reductions. */
public enum FilingType implements Coded {
    RESETTLED_RETIREE("resettled-retiree", "异地安置退休人员", true),
    RESIDENT_ELSEWHERE("resident-elsewhere", "异地长期居住人员", true),
    STATIONED_WORKER("stationed-worker", "常驻异地工作人员", true),
    REFERRAL("referral", "异地转诊人员", false),
    /** Emergency care is deemed filed; no form is asked for. */
    EMERGENCY("emergency", "异地急诊抢救人员", false),
    OTHER_TEMPORARY("other-temporary", "其他临时外出就医人员", false),
    MATERNITY("maternity", "异地生育人员", false);

    private final String code;
    private final String label;
    private final boolean longTerm;

    FilingType(String code, String label, boolean longTerm) {
        this.code = code;
        this.label = label;
        this.longTerm = longTerm;
    }

    /** For Jakarta REST parameters; an unknown code is an {@link IllegalArgumentException}. */
    public static FilingType fromString(String code) {
        return Coded.ofCode(FilingType.class, code);
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public String label() {
        return label;
    }

    /** Long-term filings hold until changed or cancelled; temporary ones end by themselves. */
    public boolean isLongTerm() {
        return longTerm;
    }
}
