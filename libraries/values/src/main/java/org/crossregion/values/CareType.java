package org.crossregion.values;

/** The kind of care a bill is for (医疗类别); day surgery and family beds are inpatient care. */
public enum CareType implements Coded {
    INPATIENT("inpatient", "住院"),
    OUTPATIENT("outpatient", "普通门诊"),
    /** Chronic and special diseases (门诊慢特病). */
    CHRONIC_OUTPATIENT("chronic-outpatient", "门诊慢特病"),
    PHARMACY("pharmacy", "药店购药"),
    MATERNITY("maternity", "生育");

    private final String code;
    private final String label;

    CareType(String code, String label) {
        this.code = code;
        this.label = label;
    }

    /** For Jakarta REST parameters; an unknown code is an {@link IllegalArgumentException}. */
    public static CareType fromString(String code) {
        return Coded.ofCode(CareType.class, code);
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
