package org.crossregion.settlement.benefit;

import org.crossregion.values.Coded;

/** The three levels that policies tell hospitals apart by, from the eleven grades of hosp_lv. */
public enum HospitalLevel implements Coded {
    TERTIARY("tertiary", "三级"),
    SECONDARY("secondary", "二级"),
    /** First grade, ungraded institutions and pharmacies. */
    PRIMARY("primary", "一级及以下");

    private final String code;
    private final String label;

    HospitalLevel(String code, String label) {
        this.code = code;
        this.label = label;
    }

    /** For Jakarta REST parameters; an unknown code is an {@link IllegalArgumentException}. */
    public static HospitalLevel fromString(String code) {
        return Coded.ofCode(HospitalLevel.class, code);
    }

    /**
     * The level of a grade of hosp_lv: 01–04 are tertiary, 05–07 secondary, all else is primary.
     */
    public static HospitalLevel ofGrade(String grade) {
        return switch (grade) {
            case "01", "02", "03", "04" -> TERTIARY;
            case "05", "06", "07" -> SECONDARY;
            default -> PRIMARY;
        };
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
