package org.crossregion.local.scenario;

import java.util.Arrays;

/** What kind of care a visit is, with the national interface's code (med_type). */
public enum Care {
    INPATIENT("inpatient", "21"),
    EMERGENCY("emergency", "24"),
    INJURY("injury", "22"),
    MATERNITY("maternity", "52"),
    OUTPATIENT("outpatient", "11"),
    CHRONIC("chronic", "14");

    private final String code;
    private final String medType;

    Care(String code, String medType) {
        this.code = code;
        this.medType = medType;
    }

    static Care of(String code) {
        return Arrays.stream(values())
                .filter(care -> care.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new StoryFailure("no care is called " + code));
    }

    public String medType() {
        return medType;
    }

    /** Needs a declaration that nobody else is liable (form 3). */
    public boolean isInjury() {
        return this == INJURY;
    }

    /** Admitted with 2401 and billed with 2304; else registered with 2201 and billed with 2207. */
    public boolean isInpatient() {
        return this != OUTPATIENT && this != CHRONIC;
    }
}
